// How an optimizer looks, everywhere on the page: a colour, a dash for its line, and a letter on its racer.
import { type Experiment, type OptimizerName } from '../../../experiment/index.ts';
import { type ColorName, rgb } from '../../theme/colors.ts';
import type { Words } from '../../words/index.ts';

export interface Look {
  color: ColorName;
  /** Of its trail and its curve, in pixels; empty: drawn through. */
  dash: readonly number[];
  letter: string;
}

const looks: Record<OptimizerName, Look> = {
  sgd: { color: 'class-7', dash: [], letter: 'S' },
  momentum: { color: 'class-1', dash: [9, 3], letter: 'M' },
  nesterov: { color: 'class-5', dash: [3, 3], letter: 'N' },
  adagrad: { color: 'class-4', dash: [12, 3, 2, 3], letter: 'G' },
  rmsprop: { color: 'class-2', dash: [6, 2], letter: 'R' },
  adadelta: { color: 'class-9', dash: [2, 2], letter: 'D' },
  adam: { color: 'class-0', dash: [], letter: 'A' },
  adamw: { color: 'class-6', dash: [8, 3, 2, 3], letter: 'W' },
  lion: { color: 'class-3', dash: [5, 4], letter: 'L' },
};

/** How many before it in the list are of the same kind. */
const earlier = (racers: readonly Experiment[], index: number): number =>
  racers.slice(0, index).filter(({ optimizer }) => optimizer.type === racers[index].optimizer.type).length;

const twinDashes = [[1, 4], [14, 4], [1, 2, 6, 2]]; // oxfmt-ignore

/** Of a racer: two of one kind differ in dash and number. */
export function lookOf(racers: readonly Experiment[], index: number): Look {
  const look = looks[racers[index].optimizer.type];
  const before = earlier(racers, index);
  if (before === 0) return look;
  return { ...look, dash: twinDashes[(before - 1) % twinDashes.length], letter: `${look.letter}${before + 1}` };
}

/** “Adam”, and “Adam 2” for the second one. */
export function racerName(words: Words, racers: readonly Experiment[], index: number): string {
  const { label } = words.options.optimizers[racers[index].optimizer.type];
  const before = earlier(racers, index);
  return before === 0 ? label : `${label} ${before + 1}`;
}

/** Black or white, whichever is easier to read on a colour. */
export function inkOn(name: ColorName): string {
  const [r, g, b] = rgb(name).map((v) => (v / 255) ** 2.2);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.22 ? '#14171b' : '#ffffff';
}
