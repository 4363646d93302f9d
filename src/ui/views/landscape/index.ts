// What is loaded after the other views: the landscape of a run's loss, the limit it sets the learning rate, and what
// other rates would do.
export { LandscapeView } from './LandscapeView.tsx';
export { RatesView } from '../rates/RatesView.tsx';
export { LimitLabel, LimitMark } from './Limit.tsx';
