// The landscape of a run's loss: its map, and the limit it sets the learning rate. Loaded after the other views.
export { LandscapeView } from './LandscapeView.tsx';
export { LimitLabel, LimitMark } from './Limit.tsx';
