import { dataFieldsEn } from './data.en.ts';

/** Label and help of every setting, by its path (src/experiment/fields.ts). Help is one or two sentences: what it does, what to expect. */
export const fieldsEn = {
  seed: {
    label: 'Seed',
    help: 'Decides the initial weights and the order of the batches. The same seed gives the same run.',
  },
  'data.set': { label: 'Data set', help: 'What the network has to learn.' },
  'data.seed': {
    label: 'Data seed',
    help: 'Decides where the points fall. Change it to draw a fresh sample of the same shape.',
  },
  'data.samples': { label: 'Points', help: 'How many points there are, for training and testing together.' },
  'data.noise': { label: 'Noise', help: 'How far points stray from their shape. With more noise the classes overlap.' },
  'data.labelNoise': {
    label: 'Wrong labels',
    help: 'Share of the training points that carry a wrong class. A large network will learn these mistakes by heart.',
  },
  'data.test': {
    label: 'Test share',
    help: 'Share of the points kept back. The network never trains on them; they show whether it has understood or only memorised.',
  },
  'data.features': {
    label: 'Features',
    help: 'What the network is told about each point. With x² and y², a circle needs no hidden layer at all.',
  },
  ...dataFieldsEn,
  'model.layers': {
    label: 'Hidden layers',
    help: 'Each unit adds up its inputs, each times a weight, adds a bias and bends the sum with its activation. More units and layers can draw more complicated borders.',
  },
  'model.init': {
    label: 'Initial weights',
    help: 'Where the descent starts. Xavier and Kaiming keep signals about equally strong in every layer; with all zeros, units stay copies of each other and the network cannot learn.',
  },
  'model.gain': {
    label: 'Scale of the initial weights',
    help: 'What the drawn initial weights are multiplied by. 1 is the usual size; with too small ones signals fade from layer to layer, with too large ones units saturate or the loss explodes.',
  },
  loss: {
    label: 'Loss function',
    help: 'How wrong an answer is, as one number. Gradient descent walks downhill on its average.',
  },
  'optimizer.type': {
    label: 'Optimizer',
    help: 'The rule that turns the gradient into a change of the weights. Changing it keeps the weights.',
  },
  'optimizer.lr': {
    label: 'Learning rate',
    help: 'How far to step against the gradient: θ ← θ − η·∇. Too small crawls, too large overshoots and blows up. Drag it while the network trains.',
  },
  'optimizer.momentum': {
    label: 'Momentum',
    help: 'Share of the last step that is kept, like a heavy ball rolling on. At 0.9 steps add up to ten times the plain step.',
  },
  'optimizer.beta1': {
    label: 'β₁',
    help: 'Memory of the average gradient m. At 0.9 it remembers about the last 10 steps.',
  },
  'optimizer.beta2': {
    label: 'β₂',
    help: 'Memory of the average squared gradient v (in Lion: of the momentum). At 0.999 it remembers about the last 1000 steps.',
  },
  'optimizer.eps': {
    label: 'ε',
    help: 'Added below the fraction line so that nothing is divided by zero. A large ε turns the rule back towards plain descent.',
  },
  'optimizer.rho': {
    label: 'ρ',
    help: 'Memory of the average squared gradient. At 0.9 it remembers about the last 10 steps.',
  },
  'optimizer.weightDecay': {
    label: 'Weight decay',
    help: 'Every step shrinks all weights a little, whatever the gradient says: θ ← θ − η·λ·θ.',
  },
  'optimizer.biasCorrection': {
    label: 'Bias correction',
    help: 'The averages m and v start at zero and are too small at first; this divides by 1 − βᵗ to make up for it. Switch it off to see what it is for.',
  },
  'schedule.type': {
    label: 'Schedule',
    help: 'How the learning rate changes by itself in the course of the run.',
  },
  'schedule.warmup': {
    label: 'Warm-up',
    help: 'Number of first steps in which the learning rate rises from nearly zero to its full value.',
  },
  'schedule.steps': { label: 'Length', help: 'Number of steps the schedule takes to reach its end.' },
  'schedule.every': {
    label: 'Every',
    help: 'Number of steps from one change to the next (or over which the rate falls by the factor γ).',
  },
  'schedule.gamma': { label: 'Factor γ', help: 'What the learning rate is multiplied by at each change.' },
  'schedule.milestones': {
    label: 'Milestones',
    help: 'Steps at which the learning rate is multiplied by γ, with commas between them.',
  },
  'schedule.power': {
    label: 'Power',
    help: 'Shape of the descent: 1 is a straight line, 2 ("square") falls fast, then slowly.',
  },
  'schedule.endFactor': { label: 'End factor', help: 'Where the schedule ends, as a share of the learning rate.' },
  'schedule.patience': {
    label: 'Patience',
    help: 'How many windows without improvement to wait before the learning rate is reduced.',
  },
  'regularization.l1': {
    label: 'L1 penalty',
    help: 'Adds λ·Σ|θ| to the loss. It pulls every weight towards zero equally hard, so useless ones become exactly tiny.',
  },
  'regularization.l2': {
    label: 'L2 penalty',
    help: 'Adds λ/2·Σθ² to the loss. It keeps weights small and the border smooth; too much flattens the network to a constant.',
  },
  'regularization.clip': {
    label: 'Clip norm',
    help: 'If the gradient is longer than this it is shortened to it, direction kept. A guard against explosions.',
  },
  'regularization.clipValue': {
    label: 'Clip value',
    help: 'Every component of the gradient is held between − and + this value.',
  },
  'regularization.labelSmoothing': {
    label: 'Label smoothing',
    help: 'Takes this share of the target away from the right class and spreads it over all classes. The network learns not to be too sure of itself.',
  },
  'earlyStopping.patience': {
    label: 'Early stopping',
    help: 'Stops the run when the test loss has not fallen for so many evaluations in a row. Later steps would only fit the noise of the training points.',
  },
  'earlyStopping.every': { label: 'Evaluate every', help: 'Steps between two looks at the test loss.' },
  'earlyStopping.minDelta': {
    label: 'Least gain',
    help: 'How much lower the test loss must be to count as better.',
  },
  'batch.strategy': {
    label: 'Batches',
    help: 'How many points each step looks at. Fewer points make cheaper but noisier gradients.',
  },
  'batch.size': { label: 'Batch size', help: 'Points per step. Four times as many halve the noise of the gradient.' },
  'batch.min': { label: 'Smallest batch', help: 'The smallest number of points a step may draw.' },
  'batch.max': { label: 'Largest batch', help: 'The largest number of points a step may use.' },
  'batch.shuffle': {
    label: 'Shuffle',
    help: 'Draw a new order of the training points every epoch. Without it the same batches come round and round.',
  },
  'compression.prune': { label: 'Remove weights', help: '' },
  'compression.scope': { label: 'Compared', help: '' },
  'compression.sparsity': { label: 'Share removed', help: '' },
  'compression.from': { label: 'From step', help: '' },
  'compression.over': { label: 'Over steps', help: '' },
  'compression.rewind': { label: 'Back to the start', help: '' },
  'compression.qat': { label: 'Train rounded', help: '' },
  'compression.scheme': { label: 'Levels', help: '' },
  'compression.grain': { label: 'One scale', help: '' },
  'compression.temperature': { label: 'Temperature T', help: '' },
  'compression.hard': { label: 'Share of the labels', help: '' },
  'compression.hintLayer': { label: 'Layer that is matched', help: '' },
  'compression.hint': { label: 'Weight β of the match', help: '' },
  precision: { label: 'Precision', help: 'How numbers are stored while training.' },
  'lossScale.type': {
    label: 'Loss scaling',
    help: 'Gradients are often too small for 16 bits. The loss is multiplied by a scale, and the gradient divided by it before the update.',
  },
  'lossScale.value': { label: 'Scale', help: 'The factor; where it is dynamic, the one to start from.' },
  'lossScale.interval': {
    label: 'Doubled after',
    help: 'Steps in a row without an overflow after which the scale is doubled.',
  },
};

export type FieldWords = Record<keyof typeof fieldsEn, { label: string; help: string }>;
