// `window.downhill`: the page's documented object for the console, for autograders and for tests (DESIGN.md,
// "Scripting"). It drives the same session as the controls. Methods that fail throw; nothing is shown on the page.
import { strictExperiment, type Experiment } from '../experiment/index.ts';
import type { History } from '../engine/history.ts';
import type { Metrics } from '../engine/metrics/index.ts';
import type { RunView } from '../engine/session-types.ts';
import { addressOf, openText, willPush } from './address.ts';
import { showProblems } from './page.ts';
import { runStatus, theSession } from './session.ts';
import { setValue } from './settings.ts';

export interface Downhill {
  readonly version: string;
  /** Fulfilled once a backend is chosen and the first experiment is compiled. */
  readonly ready: Promise<void>;
  readonly backend: 'webgpu' | 'cpu';
  readonly adapter: string;
  /** Opens JSON, a link, or a link's hash; throws ExperimentError naming the key that is wrong. */
  load(x: Experiment | string): Promise<void>;
  experiment(): Experiment;
  link(): string;
  /** What the control does. */
  set(path: string, value: unknown): Promise<void>;
  play(): void;
  pause(): Promise<void>;
  /** Exactly n updates. */
  step(n?: number): Promise<{ step: number; loss: number }>;
  history(): HistoryLists;
  parameters(): Promise<{ name: string; shape: number[]; data: Float32Array }[]>;
  metrics(): Promise<{ train: Metrics; test: Metrics }>;
  /** File name → content. */
  exportPyTorch(): Promise<Record<string, string | Uint8Array>>;
}

/** `loss` is of each step's mini-batch; `trainLoss` and `testLoss` of the whole sets, where they were evaluated. */
export interface HistoryLists {
  step: number[];
  loss: number[];
  lr: number[];
  trainLoss: (number | null)[];
  testLoss: (number | null)[];
}

declare global {
  interface Window {
    downhill: Downhill;
  }
}

/** Made before the session: until `ready`, everything else throws. */
export function makeScripting(ready: Promise<void>): Downhill {
  return {
    version: __VERSION__,
    ready,
    get backend() {
      return runStatus().backend.kind;
    },
    get adapter() {
      return runStatus().backend.adapter;
    },
    async load(x) {
      if (typeof x === 'string') return openText(x);
      const wanted = strictExperiment(x);
      willPush();
      await theSession().open(wanted);
      showProblems([]);
    },
    experiment: () => structuredClone(theView().experiment),
    link: () => addressOf(theView().experiment),
    set: setValue,
    play: () => theSession().play(),
    pause: () => theSession().pause(),
    step: (n = 1) => theSession().step(n),
    history: () => historyLists(theSession().history),
    parameters: () => theSession().parameterTensors(),
    metrics: async () => (await theSession().refresh()).metrics,
    exportPyTorch: pytorchFiles,
  };
}

/** The experiment as a PyTorch program: file name → content. */
export async function pytorchFiles(): Promise<Record<string, string | Uint8Array>> {
  const { exportPyTorch } = await import('../export/index.ts');
  const view = theView();
  return exportPyTorch(view.experiment, view.dataset);
}

function theView(): RunView {
  const { view } = theSession();
  if (!view) throw new Error('Not ready: await downhill.ready first');
  return view;
}

function historyLists({ steps, evaluations }: History): HistoryLists {
  const column = (values: Float64Array) => Array.from(values.subarray(0, steps.length));
  const { columns } = steps;
  const lists: HistoryLists = {
    step: column(columns.step),
    loss: column(columns.loss),
    lr: column(columns.lr),
    trainLoss: Array.from({ length: steps.length }, () => null),
    testLoss: Array.from({ length: steps.length }, () => null),
  };
  // The evaluation after s updates is of the very θ that step s starts from.
  const row = new Map(lists.step.map((step, i) => [step, i]));
  for (let i = 0; i < evaluations.length; i++) {
    const at = row.get(evaluations.columns.step[i]);
    if (at === undefined) continue;
    lists.trainLoss[at] = evaluations.columns.train[i];
    lists.testLoss[at] = evaluations.columns.test[i];
  }
  return lists;
}
