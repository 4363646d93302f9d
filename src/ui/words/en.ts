import { fieldsEn } from './fields.en.ts';
import { optionsEn } from './options.en.ts';

/** Every word of the page in English; `Words` is its shape. A value is a text, or a function that makes one. */
export const en = {
  title: 'Downhill: a playground for gradient descent',
  subtitle: 'a playground for gradient descent',
  list: (items: readonly string[]) => items.join(', '),
  labelled: (label: string, value: string) => `${label}: ${value}`,

  skip: 'Skip to the network',
  starting: 'Starting …',
  close: 'Close',
  dismiss: 'Dismiss',

  pages: {
    label: 'Pages',
    train: { name: 'Train', help: 'Train a network and watch it learn.' },
    surface: { name: 'Surfaces', help: 'Optimizers race down a surface that can be seen.' },
    runs: { name: 'Many runs', help: 'Thousands of whole trainings: maps, seeds, comparisons and sweeps.' },
    compress: { name: 'Compress', help: 'Prune and quantise the model while it trains, and see what that costs.' },
  },
  transport: {
    group: 'Training',
    play: 'Play',
    pause: 'Pause',
    playHelp: 'Train, or stop and look. Everything can be changed while it runs.',
    step: 'One step',
    stepHelp: 'One update of the weights, from one mini-batch.',
    epoch: 'One epoch',
    epochHelp: 'Train until every training point has been used once.',
    slow: 'Slow motion',
    slowHelp: 'Take a step apart: batch, forward, loss, backward, update, each with its numbers.',
    reset: 'Back to the start',
    resetHelp: 'Step 0 again, with the very same initial weights: only what you changed will differ.',
    reseed: 'New weights',
    reseedHelp: 'Step 0 with other random weights. A result that holds for several of them is no accident.',
  },
  counters: {
    step: 'step',
    stepHelp: 'Updates of the weights so far.',
    epoch: 'epoch',
    epochHelp: 'How many times all training points have been gone through.',
    speed: 'steps/s',
    speedHelp: 'Updates per second on this device.',
    memory: 'Memory of the run',
  },

  lossScale: { scale: 'Loss scale now', overflows: 'Steps left out after an overflow' },

  weights: {
    title: 'Where the weights start',
    fresh: 'From random numbers, by the rule above.',
    from: (name: string) => `From ${name}.`,
    missing: (tensors: string) => `Not in that file, so these start from random numbers: ${tensors}.`,
    open: 'Open weights …',
    here: 'Start from the present weights',
    present: 'present',
    anew: 'Random again',
    freeze: 'Train only the output layer',
    freezeHelp:
      'Freezes every hidden layer: its weights stay as they are. For going on from a trained model on other data.',
  },

  live: {
    label: 'acts at once',
    help: 'Takes effect on the very next step. Nothing is reset, so change it while it trains.',
  },
  restarts: { label: 'starts again', help: 'Changing this starts the training again from step 0.' },

  panels: {
    data: 'Data',
    more: 'More',
    dataHelp: 'What has to be learnt. Pick a shape, or draw your own points.',
    network: 'Network',
    networkHelp:
      'Each square shows what one unit answers at every place of the plane. Lines are weights: width is size, orange negative, blue positive.',
    networkElsewhere: 'The layers from the data to the answer. Each makes the numbers that the next one reads.',
    output: 'Output',
    outputElsewhere: 'What the model answers, with the weights of this moment.',
    outputHelp: 'What the network answers at every place of the plane, with the points it is judged by.',
    loss: 'Loss',
    lossHelp: 'How wrong the network is, step by step. Downhill is better.',
    settings: 'More settings',
    metrics: 'Metrics',
    metricsHelp: 'How good the answers are, in the usual numbers, on training and test points.',
    histograms: 'Weights and gradients',
    histogramsHelp: 'How the weights and their gradients are spread, layer by layer.',
    landscape: 'Loss landscape',
    landscapeHelp:
      'The loss around the present weights, cut out along two directions: where it is lower, where it is higher, and the way the weights have come.',
    code: 'Code',
    codeHelp: 'The update rule with its live numbers, and the shader that computes it on the GPU.',
    slow: 'Slow motion',
  },
  dataKinds: {
    label: 'Kinds of data',
    shape: 'Shapes',
    table: 'Tables',
    image: 'Pictures',
    text: 'Texts',
    toy: 'Toy tasks',
    ratings: 'Ratings',
  },
  drawers: {
    optimizer: 'Optimizer',
    schedule: 'Schedule',
    batches: 'Batches',
    regularization: 'Regularisation',
    model: 'Loss & weights',
  },

  rate: {
    exact: 'Learning rate, exact value',
    now: (value: string) => `now ${value}`,
    nowHelp: 'The learning rate of the next step, after the schedule.',
    slower: 'slower',
    faster: 'faster',
  },
  number: {
    exact: (label: string) => `${label}, exact value`,
    next: (label: string) => `${label}: another one`,
    off: 'off',
    invalid: (min: string, max: string) => `A number from ${min} to ${max}`,
  },
  schedule: {
    chart: 'Learning rate over the coming steps',
    here: (step: string, rate: string) => `Step ${step}: learning rate ${rate}`,
    plateau: 'When it falls depends on the loss; drawn as if it never did from here on.',
    steps: 'steps',
  },
  layers: {
    add: 'Add a hidden layer',
    remove: 'Remove the last hidden layer',
    none: 'No hidden layer: a linear model',
    count: (n: number) => (n === 1 ? '1 hidden layer' : `${n} hidden layers`),
    layer: (n: number) => `Layer ${n}`,
    units: (n: number) => (n === 1 ? '1 unit' : `${n} units`),
    more: (layer: number) => `Layer ${layer}: one unit more`,
    fewer: (layer: number) => `Layer ${layer}: one unit fewer`,
    exact: (layer: number) => `Layer ${layer}: units`,
    activation: (layer: number) => `Layer ${layer}: activation`,
  },
  line: {
    title: 'Learnt beside exact',
    help: 'For a straight line the best answer can be computed outright (least squares). Gradient descent should arrive at the same w and b.',
    learnt: 'learnt',
    exact: 'exact',
    weight: 'weight w',
    bias: 'bias b',
    loss: 'training loss',
  },
  drawing: {
    title: 'Draw your own points',
    classes: 'Class of new points',
    classNumber: (n: number) => `Class ${n}`,
    point: 'Single points',
    brush: 'Brush',
    erase: 'Eraser',
    undo: 'Undo',
    clear: 'Remove all points',
    count: (n: number) => (n === 1 ? '1 point' : `${n} points`),
    empty: 'Click or drag in the plane to put points there.',
    done: 'Done',
    edit: 'Edit points',
    copy: 'Start from these points',
  },

  backend: {
    webgpu: 'GPU',
    cpu: 'CPU',
    help: 'What computes the training, and why.',
    onGpu: (adapter: string) => `Training runs on the GPU through WebGPU (${adapter}).`,
    onCpu: 'Training runs on the processor, with the same arithmetic in TypeScript.',
    software: 'This WebGPU is emulated in software, so it is slower than a real GPU.',
    reasons: {
      asked: 'The address asks for it (?backend=cpu).',
      'no-api':
        'This browser has no WebGPU. Current Chrome and Edge have it; Safari from version 26, Firefox on Windows and macOS.',
      'no-adapter':
        'The browser has WebGPU but found no graphics adapter it may use. It may be switched off in the browser’s settings.',
      'no-device': 'The graphics adapter did not open for this page.',
      slow: 'WebGPU is only emulated here; a quick measurement found the processor faster. (?backend=webgpu uses it all the same.)',
      lost: 'The graphics device was lost while running; training went on here without losing a step.',
      error: 'WebGPU failed while starting.',
    },
    detail: 'Details',
    useGpu: 'Use the GPU',
    useCpu: 'Use the processor',
  },
  unusable: {
    title: 'Downhill cannot run here',
    text: 'Neither the GPU nor the processor could be used for training in this browser.',
    notLoaded: 'A part of the page could not be loaded.',
    advice:
      'Reload the page; if that does not help, update the browser or try a current Chrome, Edge, Firefox or Safari.',
    reload: 'Reload',
  },

  share: { open: 'Share' },

  replay: {
    label: 'Replay',
    text: 'Replaying the changes stored in the link. Touch any control to take over.',
  },
  preferences: {
    otherLanguage: '中文',
    otherLanguageShort: '中文',
    theme: 'Colours',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  },
  help: {
    open: 'Help',
    keyNames: { space: 'Space', shift: 'Shift' },
  },

  notices: { label: 'Messages' },

  fields: fieldsEn,
  options: optionsEn,
};
