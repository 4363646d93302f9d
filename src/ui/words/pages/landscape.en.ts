import type { PlaneChoice } from '../../../labs/landscape/plane-choices.ts';

/** Words of the loss landscape and of the limit on the learning rate's slider, in English. */
export const landscapeEn = {
  limit: {
    upTo: (rate: string) => `stable up to ${rate}`,
    beyond: (rate: string) => `stable up to ${rate} →`,
    none: 'no stability limit',
    pending: 'limit: after the first step',
    tooLarge: 'limit: not measured',
    help: (formula: string, lambda: string, step: string) =>
      `Above this rate a step along the steepest curvature lands higher than it started, and the run bounces out. The limit is ${formula}; λ = ${lambda} is the largest curvature of the loss (of its Hessian) where the weights stood at step ${step}, and is measured again and again while it trains. The noise of small batches may ask for less.`,
    preconditioned: (formula: string, lambda: string, step: string) =>
      `Above this rate a step along the steepest curvature lands higher than it started. The limit is ${formula}; λ = ${lambda} is the largest curvature of the loss at step ${step} as this optimizer sees it: of the preconditioned Hessian, each weight divided by what the optimizer divides it by. Measured again and again while it trains. The noise of small batches may ask for less.`,
    noneHelp:
      'This optimizer moves every weight by the same length, however steep or curved the loss is: curvature sets its learning rate no limit.',
    flatHelp: 'Where the weights stand now the loss curves upward in no direction, so curvature sets no limit.',
    pendingHelp:
      'This optimizer divides each weight’s step by what it has seen of its gradients. Until it has seen one there is no curvature to speak of.',
    tooLargeHelp: 'This network is too large for its curvature to be measured beside its training on this device.',
  },
  planes: {
    label: 'Directions of the map',
    random: {
      label: 'Random',
      help: 'Two random directions, each filter as long as the network’s own, so that flat and sharp can be compared between networks (Li et al. 2018).',
      axes: ['random direction 1, as long as θ', 'random direction 2'],
    },
    curvature: {
      label: 'Steepest',
      help: 'Across: the direction in which the loss curves most, the one that sets the limit on the learning rate. Up: the last step, without its part along the first.',
      axes: ['direction of the largest curvature', 'last step'],
    },
    path: {
      label: 'Path',
      help: 'The plane in which the path of the weights lies best: its two main components.',
      axes: ['main component 1 of the path', 'main component 2'],
    },
  } satisfies Record<PlaneChoice, { label: string; help: string; axes: readonly [string, string] }> & { label: string },
  map: 'Map of the loss around the present weights. Arrow keys read the loss there.',
  reading: (loss: string, a: string, b: string) => `Loss ${loss} at (${a}, ${b})`,
  hint: 'Point at the map to read the loss there.',
  making: 'The first map is being made …',
  tooLarge: 'This network is too large for a map beside its training on this device.',
  lower: 'lower',
  here: 'as here',
  higher: 'higher',
  now: 'weights now',
  start: 'start',
  path: 'path so far',
  facts: {
    step: 'at step',
    loss: 'training loss',
    lossOf: (samples: string) => `on ${samples} points`,
    lambda: 'largest curvature λ',
    lambdaPreconditioned: 'λ, preconditioned',
    limit: 'stable up to',
    share: 'of the path in this plane',
  },
  factsHelp: {
    loss: 'The loss in the middle of the map, where the weights are.',
    lambda:
      'λ_max, the largest eigenvalue of the loss’s Hessian: how sharply the loss bends in the direction in which it bends most. Found by power iteration (Lanczos) on products of the Hessian with a vector.',
    limit: 'The learning rate at which steps along that direction stop coming closer. It is marked on the slider.',
    share: 'How much of the path’s spread these two directions show.',
  },
};
export type LandscapeWords = typeof landscapeEn;
