import { expect, test } from 'vitest';
import { CpuBackend } from '../../engine/cpu/backend.ts';
import { type OptimizerName, withDefaults } from '../../experiment/index.ts';
import type { Contestant } from './contestant.ts';
import { honestRace, ratesBetween } from './honest-race.ts';
import { compare, quantile, signTest, winsOf } from './statistics.ts';
import { openSurface } from './surface.ts';

const backend = new CpuBackend();
const contestant = (type: OptimizerName, noise = 0): Contestant => ({
  settings: withDefaults({ optimizer: { type } }),
  noise,
});

test('an optimizer against itself comes out even, noise or not; momentum 0 is gradient descent', async () => {
  const surface = openSurface({ name: 'noisy-bowl' });
  const plain = contestant('momentum', 0.5);
  plain.settings.optimizer.momentum = 0;
  const request = {
    contestants: [contestant('sgd', 0.5), contestant('sgd', 0.5), plain],
    area: surface.domain,
    starts: 16,
    seed: 3,
    steps: 40,
    rates: ratesBetween(0.003, 0.3, 4),
  };
  const result = (await honestRace(backend, surface, request))!;
  expect(result.contestants.map(({ wins }) => wins)).toEqual([16 / 3, 16 / 3, 16 / 3].map((w) => expect.closeTo(w, 9)));
  expect(result.contestants.map(({ rate }) => rate)).toEqual(Array(3).fill(result.contestants[0].rate));
  expect(result.pairs[0][1]).toEqual({ wins: 0, p: 1 });
});

test('each runs at the best rate of its sweep; the ranking holds on other starts', async () => {
  const surface = openSurface({ name: 'bowl', parameters: { k: 100 } });
  const types: OptimizerName[] = ['sgd', 'momentum', 'adam'];
  const run = (seed: number) =>
    honestRace(backend, surface, {
      contestants: types.map((type) => contestant(type)),
      area: surface.domain,
      starts: 32,
      seed,
      steps: 100,
      rates: ratesBetween(1e-4, 1, 4),
    });
  const [first, second] = [(await run(1))!, (await run(1000))!];
  for (const { sweep, rate, median, finals } of first.contestants) {
    const best = Math.min(...sweep.map(({ loss }) => loss));
    expect(sweep.find((one) => one.rate === rate)!.loss).toBe(best);
    expect(median).toHaveLength(101);
    expect(median[100]).toBeCloseTo(
      quantile(
        finals.toSorted((a, b) => a - b),
        0.5,
      ),
      12,
    );
  }
  // Gradient descent: at most 2/λ = 0.02; beyond it the sweep is lost.
  expect(first.contestants[0].rate).toBeLessThanOrEqual(0.02);
  expect(first.contestants[0].sweep.at(-1)!.loss).toBe(Infinity);
  const ranking = ({ contestants }: typeof first) =>
    contestants
      .map(({ wins }, i) => [wins, types[i]] as const)
      .toSorted((a, b) => b[0] - a[0])
      .map(([, type]) => type);
  expect(ranking(second)).toEqual(ranking(first));
  expect(ranking(first)[0]).toBe('momentum');
  expect(first.pairs[1][0].p).toBeLessThan(0.01);
});

test('counting wins, and the sign test', () => {
  expect(
    winsOf(
      [
        [1, 5, Infinity],
        [2, 5, Infinity],
      ],
      0,
    ),
  ).toEqual([1.5, 0.5]);
  expect(winsOf([[1], [1 + 1e-9]], 1e-6)).toEqual([0.5, 0.5]);
  expect(compare([1, 5, 3], [2, 5, 1], 0)).toEqual({ wins: 1, losses: 1 });
  expect(signTest(0, 0)).toBe(1);
  expect(signTest(5, 5)).toBe(1);
  expect(signTest(8, 2)).toBeCloseTo((2 * (1 + 10 + 45)) / 1024, 12);
  expect(signTest(64, 0)).toBeCloseTo(2 ** -63, 25);
  expect(quantile([1, 2, Infinity], 0.75)).toBe(Infinity);
  expect(ratesBetween(0.001, 1, 1)).toEqual([0.001, 0.01, 0.1, 1]);
});
