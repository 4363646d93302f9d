// Help for the settings of compression, and their choices: seen on the compression page only, and loaded with it.
import type { LaterWords } from '../later.ts';

export const compressFieldsEn: LaterWords = {
  help: {
    'compression.prune':
      'While training: removed weights are exactly 0 and stay 0, the rest learns on. Choose none to let them grow again.',
    'compression.scope':
      'What competes: all weights of the model, those of a layer, or four neighbours of which two stay.',
    'compression.sparsity': 'Share of all weights that is removed in the end.',
    'compression.from': 'The step at which weights begin to be removed.',
    'compression.over':
      'Gradually, fast at first, then slowly (a cubic): the network has time to get used to it. 0 is all at once.',
    'compression.rewind':
      'The lottery ticket: when weights have been removed, those that are left go back to their first values and train again.',
    'compression.qat':
      'Quantisation-aware training: every pass uses weights rounded to so many bits, the gradient goes straight through to the exact ones.',
    'compression.scheme': 'Evenly spaced around 0, or from the smallest to the largest weight.',
    'compression.grain': 'For each unit (or filter), or one for the layer.',
    'compression.temperature':
      'Teacher and student divide their outputs by T: the higher, the more the student hears of what the teacher holds less likely.',
    'compression.hard': 'How much of the loss comes from the labels; the rest is T² · KL(teacher ‖ student).',
    'compression.hintLayer':
      'The hidden layer, counted from 1, that is drawn to the teacher’s (FitNets). 0: none. A change starts the run anew.',
    'compression.hint':
      'β: how much half the squared distance to the teacher’s layer, ½‖r(hₛ) − hₜ‖², counts in the loss.',
  },
  options: {
    'compression.prune': {
      none: { label: 'none', help: 'All weights learn.' },
      magnitude: { label: 'the smallest |w|', help: 'What adds least to a sum (Han et al. 2015).' },
      importance: {
        label: 'the least important',
        help: 'The smallest |w · ∂L/∂w|: what the loss would lose to first order.',
      },
      random: { label: 'random ones', help: 'The control: does the choice matter at all?' },
    },
    'compression.scope': {
      global: { label: 'over the whole model', help: 'Layers that matter less lose more.' },
      layer: { label: 'within each layer', help: 'Every layer loses the same share.' },
      '2-of-4': { label: '2 of every 4 stay', help: 'A pattern that hardware can make use of.' },
    },
    'compression.qat': {
      none: { label: 'no', help: 'In full precision.' },
      '2': { label: '2 bits', help: '4 values a weight, or one less.' },
      '3': { label: '3 bits', help: '8 values a weight, or one less.' },
      '4': { label: '4 bits', help: '16 values a weight, or one less.' },
      '5': { label: '5 bits', help: '32 values a weight, or one less.' },
      '6': { label: '6 bits', help: '64 values a weight, or one less.' },
      '7': { label: '7 bits', help: '128 values a weight, or one less.' },
      '8': { label: '8 bits', help: '256 values a weight, or one less.' },
    },
    'compression.scheme': {
      symmetric: { label: 'symmetric', help: 'Zero is in the middle.' },
      affine: { label: 'affine', help: 'The whole range is used.' },
    },
    'compression.grain': {
      channel: { label: 'per unit', help: 'Fits more closely.' },
      tensor: { label: 'per layer', help: 'One number less to store.' },
    },
  },
};
