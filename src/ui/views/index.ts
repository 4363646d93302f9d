// The views of a run: each shows one thing the session tells, and knows nothing of the others.
export { LossChart } from './chart/LossChart.tsx';
export { CodePanel } from './code/CodePanel.tsx';
export { FailureNotice } from './failure/FailureNotice.tsx';
export { HistogramsView } from './histograms/HistogramsView.tsx';
export { MetricsView } from './metrics/MetricsView.tsx';
export { SlowMotion } from './slow-motion/SlowMotion.tsx';
export { StoppedNotice } from './stopped/StoppedNotice.tsx';
export { NetworkView } from './network/NetworkView.tsx';
export { OutputView } from './output/OutputView.tsx';
