import type { NoStrip, Standing } from '../../../labs/runs/rates.ts';

/** Words of the strip under the learning rate's slider, in English. */
export const ratesEn = {
  label: (rates: number, steps: number) =>
    `What other rates would do: ${rates} of them from left to right, ${steps} steps downwards. Arrow keys point at a rate, Enter takes it.`,
  fates: { crawls: 'crawls', learns: 'learns', blown: 'blows up' } satisfies Record<Standing['fate'], string>,
  help: (rates: number, steps: number) =>
    `${rates} rates, each training a copy of this network of its own beside yours: from the same initial weights, on the same batches. A column is one rate, straight under its place on the slider; its first step is on top, step ${steps} at the bottom. Grey: the loss is still what it was at the start. Blue: it has come down, the darker the further. Orange: it is twice the start’s or more; darkest where it is no number any more. Click a column to take its rate.`,
  helpPenalty: 'Loss here is the mean of the mini-batches, penalties included.',
  steps: (steps: number) => `${steps} steps ↓`,
  at: {
    crawls: (rate: string, loss: string, steps: number) => `${rate}: crawls, loss ${loss} after ${steps} steps`,
    learns: (rate: string, loss: string, steps: number) => `${rate}: learns, loss ${loss} after ${steps} steps`,
    blown: (rate: string, step: number) => `${rate}: blows up, from step ${step} on`,
    pending: (rate: string) => `${rate}: not trained yet`,
  },
  best: (rate: string) => `lowest loss at ${rate}`,
  blowsUpFrom: (rate: string) => `blows up from ${rate}`,
  never: 'no rate blows up',
  show: 'Show what other rates would do',
  making: 'training other rates …',
  no: {
    waits:
      'What other rates would do is not shown here: batches or rate are decided by what happens on the way, so the runs cannot be made side by side.',
    taught:
      'What other rates would do is not shown here: this run learns from a teacher, and dozens of runs made side by side learn from labels alone.',
    large: 'What other rates would do is not shown here: this model is too large for dozens of runs side by side.',
    slow: 'What other rates would do is not shown here: dozens of runs of this size would take this device too long.',
  } satisfies Record<NoStrip, string>,
};

export type RatesWords = typeof ratesEn;
