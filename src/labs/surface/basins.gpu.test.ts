// Basin maps on both backends.
import { beforeAll, describe, expect, test } from 'vitest';
import { getDevice } from '../../../test/gpu-device.ts';
import type { Backend } from '../../engine/backend.ts';
import { CpuBackend } from '../../engine/cpu/backend.ts';
import { advance } from '../../engine/cpu/shared/racer.ts';
import type { Rule } from '../../engine/cpu/shared/update.ts';
import type { SurfaceTwin } from '../../engine/cpu/shared/surface.ts';
import { GpuBackend } from '../../engine/gpu/backend.ts';
import { hash, type OptimizerName, withDefaults } from '../../experiment/index.ts';
import { type BasinMap, basinCodes, type BasinRequest, Basins, readLabel } from './basins.ts';
import { type Contestant, partsOf, rowOf } from './contestant.ts';
import { openSurface, type Surface } from './surface.ts';

let gpu: GpuBackend;
beforeAll(async () => {
  gpu = new GpuBackend(await getDevice(), 'test', true);
});
const cpu = new CpuBackend();

const contestant = (type: OptimizerName, lr: number, more: object = {}): Contestant => ({
  settings: withDefaults({ optimizer: { type, lr }, ...more }),
  noise: 0,
});

const request = (surface: Surface, of: Contestant, size: number, steps: number): BasinRequest => ({
  contestant: of,
  steps,
  view: surface.domain,
  width: size,
  height: size,
});

async function mapOf(backend: Backend, surface: Surface, wanted: BasinRequest): Promise<BasinMap[]> {
  const basins = new Basins(backend);
  const levels: BasinMap[] = [];
  expect(await basins.run(surface, wanted, (map) => levels.push(map))).toBe(true);
  basins.destroy();
  return levels;
}

const labelsOf = ({ labels }: BasinMap): number[] => Array.from(labels, (word) => readLabel(word).label);

/** The same in double precision: a function of the start. */
function inDouble(surface: Surface, of: Contestant, steps: number, { atlas }: BasinMap) {
  const parts = partsOf(surface, of);
  const p = surface.formula.slots(surface.values);
  const races = Array.from({ length: steps }, (_, k) => ({
    surface: parts.surface.twin as SurfaceTwin,
    rule: parts.rule_adam.twin as Rule,
    p,
    h: rowOf(of, k, k),
    strength: 0,
  }));
  return (x: number, y: number): number => {
    const theta = Float64Array.of(x, y);
    const moments = new Float64Array(4);
    for (const [k, race] of races.entries()) {
      if (!advance(race, theta, moments, 0, 2, 1, k)) return basinCodes.lost;
    }
    return atlas.minima.findIndex((m) => Math.hypot(m.x - theta[0], m.y - theta[1]) <= atlas.reach);
  };
}

describe.each(['webgpu', 'cpu'])('%s', (kind) => {
  const backend = (): Backend => (kind === 'cpu' ? cpu : gpu);

  test('Himmelblau: four labels, the same as in double precision for 99 % of 500 starts away from borders', async () => {
    const size = kind === 'cpu' ? 96 : 256;
    const surface = openSurface({ name: 'himmelblau' });
    for (const of of [contestant('adam', 0.1), contestant('momentum', 0.002)]) {
      const [map] = (await mapOf(backend(), surface, request(surface, of, size, 400))).slice(-1);
      const labels = labelsOf(map);
      expect(new Set(labels)).toEqual(new Set([0, 1, 2, 3]));
      const isInside = (i: number): boolean =>
        [-2, -1, 0, 1, 2].every((r) =>
          [-2, -1, 0, 1, 2].every((c) => {
            const [row, column] = [Math.floor(i / size) + r, (i % size) + c];
            const outside = row < 0 || column < 0 || row >= size || column >= size;
            return outside || labels[row * size + column] === labels[i];
          }),
        );
      const [xMin, xMax, yMin, yMax] = surface.domain;
      const labelOf = inDouble(surface, of, 400, map);
      let [sample, agree] = [0, 0];
      for (let n = 0; sample < 500; n++) {
        const i = hash(1, 104, 0, n) % labels.length;
        if (!isInside(i)) continue;
        sample++;
        const x = xMin + (((i % size) + 0.5) / size) * (xMax - xMin);
        const y = yMax - ((Math.floor(i / size) + 0.5) / size) * (yMax - yMin);
        if (labelOf(x, y) === labels[i]) agree++;
      }
      expect(agree).toBeGreaterThanOrEqual(495);
    }
  });

  // Himmelblau's function has no symmetry to show (surface.test.ts); x and y of Styblinski and Tang's can change places.
  test('a symmetric surface gives a symmetric map', async () => {
    const size = 64;
    const surface = openSurface({ name: 'styblinski-tang' });
    const [map] = (await mapOf(backend(), surface, request(surface, contestant('adam', 0.1), size, 300))).slice(-1);
    const { minima } = map.atlas;
    const mirrored = minima.map(({ x, y }) => minima.findIndex((m) => Math.hypot(m.x - y, m.y - x) < 1e-6));
    const labels = labelsOf(map);
    let different = 0;
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        // (x, y) → (y, x): row 0 is at the top.
        const mirror = labels[(size - 1 - column) * size + (size - 1 - row)];
        if (labels[row * size + column] !== (mirrored[mirror] ?? mirror)) different++;
      }
    }
    expect(different / size ** 2).toBeLessThan(0.005);
  });

  test('every level is the finest one at its pixels; a map is given up when another is asked for', async () => {
    const surface = openSurface({ name: 'himmelblau' });
    const wanted = request(
      surface,
      contestant('rmsprop', 0.02, { schedule: { type: 'cosine', steps: 100 } }),
      128,
      100,
    );
    const levels = await mapOf(backend(), surface, wanted);
    const finest = levels.at(-1)!;
    expect(levels.map(({ stride }) => stride)).toEqual(kind === 'cpu' ? [4, 2, 1] : [2, 1]);
    for (const { labels, stride } of levels) {
      for (let y = 0; y < 128; y += stride) {
        for (let x = 0; x < 128; x += stride) expect(labels[y * 128 + x]).toBe(finest.labels[y * 128 + x]);
      }
    }
    const basins = new Basins(backend());
    const first = basins.run(surface, { ...wanted, steps: 4000, width: 512, height: 512 }, () => {});
    const second = basins.run(surface, wanted, () => {});
    expect(await Promise.all([first, second])).toEqual([false, true]);
    basins.destroy();
  });

  test('what is lost, what moves on and what stops elsewhere have labels of their own', async () => {
    const saddle = openSurface({ name: 'saddle' });
    const fast = await mapOf(backend(), saddle, request(saddle, contestant('sgd', 0.5), 16, 2000));
    expect(new Set(labelsOf(fast.at(-1)!))).toEqual(new Set([basinCodes.lost]));
    const slow = await mapOf(backend(), saddle, request(saddle, contestant('sgd', 0.01), 16, 40));
    expect(new Set(labelsOf(slow.at(-1)!))).toEqual(new Set([basinCodes.moving]));
    // A step of 1/λ too much: for ever from one side to the other, which is no rest.
    const bowl = openSurface({ name: 'formula', formula: 'x^2 + y^2' });
    const bouncing = await mapOf(backend(), bowl, request(bowl, contestant('sgd', 1), 16, 40));
    expect(new Set(labelsOf(bouncing.at(-1)!))).toEqual(new Set([basinCodes.moving]));
    const flat = openSurface({ name: 'formula', formula: 'max(x, 0)' });
    const stopped = await mapOf(backend(), flat, request(flat, contestant('sgd', 0.01), 16, 8));
    expect(labelsOf(stopped.at(-1)!)[0]).toBe(basinCodes.stopped);
    expect(labelsOf(stopped.at(-1)!)[15]).toBe(basinCodes.moving);
  });
});
