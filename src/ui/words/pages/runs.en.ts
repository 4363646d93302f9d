import type { ScoreName } from '../../../labs/folds/cross-validation.ts';
import type { Part } from '../../../store/runs/choices.ts';
import type { SweepKind } from '../../../labs/runs/sweep.ts';

interface Entry {
  name: string;
  help: string;
}

/** Words of the page of many runs. */
export const runsEn = {
  title: 'Many runs at once',
  intro:
    'Every run here starts from the present experiment, with only what is named changed. A tiny network leaves most of a GPU idle: hundreds of whole trainings fit side by side.',
  part: 'What to look at',
  parts: {
    map: { name: 'Map', help: 'Two settings on a plane; each pixel is one whole training run.' },
    seeds: { name: 'Seeds', help: 'The same experiment 64 times, with other initial weights and batches.' },
    compare: { name: 'Optimizers', help: 'Optimizers against each other, each at its own best learning rate.' },
    sweep: { name: 'Sweep', help: 'Several settings varied at once, to find the best of them.' },
    folds: {
      name: 'Cross-validation',
      help: 'The same experiment k times, each time tested on another part of the data.',
    },
  } satisfies Record<Part, Entry>,
  base: 'Starts from',
  start: 'Run',
  again: 'Run again',
  more: 'Go on',
  stop: 'Stop',
  progress: 'Progress',
  made: (done: string, total: string) => `${done} of ${total} runs`,
  steps: 'Steps of each run',
  stepsHelp: 'How many updates of the weights every run makes.',
  goal: 'Solved at a loss of',
  goalHelp:
    'A run has solved its task if its mini-batch losses, averaged over the last sixteenth of its steps, are at or below this.',
  fused: 'Trained side by side, many runs in one dispatch.',
  turns: 'This model does not fit side by side: its runs are trained one after the other, which takes longer.',
  blewUp: 'blew up',
  lossAtEnd: 'Loss at the end',
  lossAtEndHelp: 'Mean of the mini-batch losses over the last sixteenth of the steps.',
  step: 'step',
  loss: 'loss',
  layerRate: (layer: number) => `Layer ${layer}: × learning rate`,
  open: 'Open this run',
  openShort: 'Open',
  openHelp: 'Makes it the experiment of the Train page.',
  map: {
    sides: 'Sides and colours',
    across: 'Across',
    up: 'Up',
    size: 'Finest picture',
    sizeOf: (n: number) => `${n} × ${n}`,
    label: (across: string, up: string) =>
      `Trainability map, ${across} across, ${up} up. Arrow keys point at a run, Enter opens it, plus and minus zoom, Escape goes back out.`,
    hint: 'Point at a pixel to see its run; click to open it. Wheel, or drag a box, to zoom in.',
    hintTouch: 'Tap a pixel to see its run.',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    whole: 'The whole map',
    tooFine: 'Single precision tells no finer values apart.',
    save: 'Save as PNG',
    saveHelp: 'A picture with its axes, its colours and the link that makes it again.',
    here: 'you are here',
    legend: 'What the colours mean',
    divergedFast: 'blew up at once',
    divergedSlow: 'blew up late',
    stuck: 'learnt nothing',
    converged: 'learnt',
    best: (loss: string) => `loss ${loss}`,
    startLoss: (loss: string) =>
      `Loss of the initial weights: ${loss}. “Learnt” is an end below 0.9 of it, “blew up” one above twice it, or no number at all.`,
    ofItsStart: '0.9 of its start',
    ownStarts:
      'Every run is measured by the loss of its own initial weights. “Learnt” is an end below 0.9 of it, “blew up” one above twice it, or no number at all.',
    pixel: 'The run under the pointer',
    none: 'Point at the map.',
    fates: { converged: 'learnt', stuck: 'learnt nothing', diverged: 'blew up' },
    goneAt: (step: string) => `from step ${step} on`,
    end: (loss: string) => `loss at the end ${loss}`,
    curve: 'Loss of this run, step by step',
    paused: 'Coarse only, so far: these runs are trained one after the other.',
    level: (n: number) => `${n} × ${n} so far`,
  },
  seeds: {
    explain: 'Seed after seed, the same experiment with other initial weights and other batches.',
    chart: (n: number) => `Loss of ${n} seeds`,
    median: 'median',
    band: 'half of the runs',
    solvedShare: (solved: number, total: number) => `${solved} of ${total} solve it`,
    criterion: (goal: string) => `Solved: mean training loss of the last sixteenth of the steps ≤ ${goal}.`,
    best: 'best',
    middle: 'median',
    worst: 'worst',
    dots: 'Each mark is one seed, by its loss at the end. Click one to open that run.',
    seed: (seed: number, loss: string) => `seed ${seed}: ${loss}`,
  },
  compare: {
    explain: (seeds: number) =>
      `First each optimizer gets a sweep of learning rates, on seeds that are not counted later. Then all train ${seeds} seeds at their best rate, seed by seed from the same initial weights and on the same batches.`,
    contestants: 'Optimizers',
    add: 'Add',
    remove: (name: string) => `Remove ${name}`,
    optimizer: 'Optimizer',
    wins: 'Wins',
    winsOf: (wins: string, total: number) => `${wins} of ${total}`,
    rate: 'Best rate',
    medianEnd: 'Median end',
    sweeps: 'Learning rate against loss at the end, median of 16 seeds',
    curves: 'Loss at the best rate: median, and the middle half of the seeds',
    verdicts: 'Is the difference more than chance?',
    significant: (better: string, worse: string, wins: number, losses: number, p: string) =>
      `${better} ends lower than ${worse} on ${wins} seeds, higher on ${losses} (sign test, p ${p}).`,
    not: (a: string, b: string, wins: number, losses: number, p: string) =>
      `${a} and ${b}: lower on ${wins} seeds, higher on ${losses}. Not significant (sign test, p ${p}): this says nothing about which is better.`,
    even: (a: string, b: string) => `${a} and ${b} end level on every seed.`,
    test: 'Paired sign test, two-sided: if neither were better, each seed would be a toss of a coin. Significant below p = 0.05.',
    edge: 'at the end of its sweep',
  },
  folds: {
    explain: (k: number) =>
      `The rows are dealt into ${k} folds. ${k} networks train from the same initial weights, each without one of the folds, and are tested on it: every row is tested on once, by a network that has never seen it. The spread says how much a single split could mislead.`,
    k: 'Folds',
    kHelp: 'Each network trains on all folds but one. With more folds there is more to train on, and more to train.',
    fold: 'Fold',
    rows: 'Rows tested on',
    steps: 'Steps',
    mean: 'Mean ± spread',
    meanHelp: 'Mean over the folds, and their standard deviation (divided by n − 1).',
    result: (score: string, mean: string, spread: string) => `${score} ${mean} ± ${spread}`,
    of: (done: number, k: number) => `over ${done} of ${k} folds`,
    chart: 'Test loss of every fold, and their mean',
    curve: (fold: number) => `fold ${fold}`,
    meanCurve: 'mean',
    table: 'Scores on the fold that was left out',
    scores: { loss: 'Loss', accuracy: 'Accuracy', f1: 'F1', mae: 'MAE', rmse: 'RMSE', r2: 'R²' } satisfies Record<
      ScoreName,
      string
    >,
  },
  sweep: {
    explain: 'Several settings varied at once. The best run is on top; click a line or a row to open it.',
    keys: 'Settings to vary',
    mostKeys: (n: number) => `at most ${n}`,
    kind: 'How to choose the points',
    kinds: {
      grid: { name: 'grid', help: 'Every combination of a few values of each setting.' },
      random: { name: 'random', help: 'Random places: better than a grid where only some settings matter.' },
      sobol: { name: 'Sobol', help: 'Places that fill the space more evenly than random ones.' },
    } satisfies Record<SweepKind, Entry>,
    runs: 'Runs',
    table: 'Runs, sortable',
    plot: 'Parallel coordinates: each line is a run, from setting to setting to its loss',
    rank: 'Rank',
    sortBy: (column: string) => `Sort by ${column}`,
    openRun: (rank: number) => `Open run ${rank}`,
    showing: (shown: number, all: number) => `The first ${shown} of ${all}.`,
    few: 'Choose at least one setting.',
  },
};

export type RunsWords = typeof runsEn;
