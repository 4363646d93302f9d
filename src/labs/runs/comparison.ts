// Optimizers against each other on one experiment, fairly: each at its own best learning rate, all with the same initial
// weights and the same batches seed by seed. The rates are chosen on other seeds than those that are counted: a rate
// picked by what it is then judged by would be flattered.
import { type Experiment, type OptimizerName, withDefaults } from '../../experiment/index.ts';
import { ratesBetween } from '../surface/honest-race.ts';
import { compare, median, signTest, winsOf } from '../surface/statistics.ts';
import { withValues } from './axes.ts';
import { curveEvery } from './outcome.ts';
import { type Band, bandOf, withSeeds } from './seeds.ts';
import { type Bench, type Going, trainAll } from './train-all.ts';

export interface Contestant {
  type: OptimizerName;
  /** Learning rate → median over the sweep's seeds of the loss at the end; Infinity where most blew up. */
  sweep: { rate: number; loss: number }[];
  rate: number;
  band: Band;
  /** Loss at the end, seed by seed. */
  ends: number[];
  /** Seeds at which it ended lowest; one that several share is divided. */
  wins: number;
}

export interface Comparison {
  contestants: Contestant[];
  /** [a][b]: seeds at which a ended lower than b, and the sign test's p for the two. */
  pairs: { wins: number; p: number }[][];
  steps: number;
  seeds: number;
}

export interface ComparisonRequest {
  optimizers: readonly OptimizerName[];
  seeds: number;
  steps: number;
}

/** Seeds of a sweep, and its rates: so many a decade, so far around the optimizer's usual rate. */
const sweepSeeds = 16;
const ratesPerDecade = 4;
const [below, above] = [100, 100];
const mostRate = 10;
/** Ends as close as this, relatively, are level: single precision cannot tell them apart. */
const level = 1e-6;

/** Below this, the difference of two optimizers is more than chance (sign test). */
export const significant = 0.05;

/** The experiment with another optimizer, at that one's usual settings: a momentum meant for this one is not its. */
export const withOptimizer = (x: Experiment, type: OptimizerName): Experiment => {
  const { optimizer } = type === x.optimizer.type ? x : withDefaults({ optimizer: { type } });
  return { ...x, tweaks: [], optimizer };
};

/** Trains everybody; undefined if stopped. */
export async function compareOptimizers(
  bench: Bench,
  x: Experiment,
  { optimizers, seeds, steps }: ComparisonRequest,
  { signal, share, onProgress }: Going = {},
): Promise<Comparison | undefined> {
  const every = curveEvery(steps);
  const raced: Omit<Contestant, 'wins'>[] = [];
  let done = 0;
  // The sweep is about as much work as a race; progress counts both.
  const going = (part: number): Going => ({
    signal,
    share,
    onProgress: (made) => onProgress?.((done + part * made) / optimizers.length),
  });
  for (const type of optimizers) {
    const own = withOptimizer(x, type);
    const { lr } = own.optimizer;
    const rates = ratesBetween(lr / below, Math.min(mostRate, lr * above), ratesPerDecade);
    const tried = rates.flatMap((rate) => withSeeds(withRate(own, rate), sweepSeeds, seeds));
    const swept = await trainAll(bench, tried, { steps, every }, going(0.6));
    if (!swept) return undefined;
    done += 0.6;
    const sweep = rates.map((rate, i) => ({
      rate,
      loss: median(Array.from(swept.ends.subarray(i * sweepSeeds, (i + 1) * sweepSeeds))),
    }));
    const { rate } = sweep.reduce((best, one) => (one.loss < best.loss ? one : best));
    const trained = await trainAll(bench, withSeeds(withRate(own, rate), seeds), { steps, every }, going(0.4));
    if (!trained) return undefined;
    done += 0.4;
    const ends = Array.from(trained.ends);
    raced.push({ type, sweep, rate, band: bandOf(trained, 0, seeds), ends });
  }
  return { ...judge(raced), steps, seeds };
}

const withRate = (x: Experiment, rate: number): Experiment => withValues(x, [['optimizer.lr', rate]]);

/** Who won, and whether that says anything. */
export function judge(raced: readonly Omit<Contestant, 'wins'>[]): Pick<Comparison, 'contestants' | 'pairs'> {
  const all = raced.map(({ ends }) => ends);
  const finite = all.flat().filter(Number.isFinite);
  const close = finite.length > 0 ? level * median(finite) : 0;
  const wins = winsOf(all, close);
  return {
    contestants: raced.map((one, i) => ({ ...one, wins: wins[i] })),
    pairs: all.map((a) =>
      all.map((b) => {
        const { wins: won, losses } = compare(a, b, close);
        return { wins: won, p: signTest(won, losses) };
      }),
    ),
  };
}
