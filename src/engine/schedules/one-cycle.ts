import type { ScheduleSpec } from './types.ts';

// PyTorch's defaults: 30 % of the steps going up, from 1/25 of the top; at the end 1/10000 of where it started.
const rise = 0.3;
const start = 1 / 25;
const end = start / 1e4;

/** Half a cosine from a to b, where share runs from 0 to 1. */
const anneal = (a: number, b: number, share: number): number => b + ((a - b) * (1 + Math.cos(Math.PI * share))) / 2;

/** One cycle of T steps up to lr and down again (Smith 2018), then stays there. PyTorch: OneCycleLR(max_lr=lr). */
export const oneCycle: ScheduleSpec = {
  factor({ steps }, t) {
    const top = rise * steps - 1;
    const last = steps - 1;
    return t <= top ? anneal(start, 1, t / top) : anneal(1, end, Math.min((t - top) / (last - top), 1));
  },
  formula: String.raw`\eta_t = \eta\cdot\begin{cases}
    \cos: \tfrac1{25} \to 1 & t \le 0.3\,T\\
    \cos: 1 \to \tfrac1{250\,000} & \text{then}\end{cases}`,
  python: [
    '(1 + (1 / 25 - 1) * (1 + math.cos(math.pi * t / (0.3 * steps - 1))) / 2 if t <= 0.3 * steps - 1 else',
    ' 4e-6 + (1 - 4e-6) * (1 + math.cos(math.pi * min((t - 0.3 * steps + 1) / (0.7 * steps), 1))) / 2)',
  ].join('\n'),
};
