// Basin maps: 256 × 256 starts on Himmelblau's surface, 200 steps of Adam each, against the same loop in plain
// JavaScript; how the time grows; and how soon a map answers while a slider moves.
import { GpuBackend } from '../../src/engine/gpu/backend.ts';
import { withDefaults } from '../../src/experiment/index.ts';
import { Basins, type BasinRequest, readLabel } from '../../src/labs/surface/basins.ts';
import { openSurface } from '../../src/labs/surface/surface.ts';
import { basinsInJavaScript } from './basins-in-javascript.ts';
import type { Figure, Lab } from './types.ts';

const surface = openSurface({ name: 'himmelblau' });

const request = (size: number, steps: number, lr = 0.1): BasinRequest => ({
  contestant: { settings: withDefaults({ optimizer: { type: 'adam', lr } }), noise: 0 },
  steps,
  view: surface.domain,
  width: size,
  height: size,
});

/** ms until the whole map, and the map. */
async function timeMap(basins: Basins, wanted: BasinRequest): Promise<{ ms: number; labels: Uint32Array }> {
  const start = performance.now();
  let labels: Uint32Array = new Uint32Array();
  await basins.run(surface, wanted, (map) => (labels = map.labels));
  return { ms: performance.now() - start, labels };
}

/** The best of three: what the machine can do when nothing else runs on it. */
async function best(basins: Basins, wanted: BasinRequest): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 3; i++) times.push((await timeMap(basins, wanted)).ms);
  return Math.min(...times);
}

async function measure(): Promise<Figure[]> {
  const basins = new Basins(await GpuBackend.request());
  const { labels } = await timeMap(basins, request(256, 200));
  const plain = basinsInJavaScript(surface.domain, 256, 200, 0.1);
  const same = labels.reduce(
    (sum, word, i) => sum + (readLabel(word).label === readLabel(plain.labels[i]).label ? 1 : 0),
    0,
  );
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let i = 0; i < 3; i++) {
    ours.push((await timeMap(basins, request(256, 200))).ms);
    theirs.push(basinsInJavaScript(surface.domain, 256, 200, 0.1).ms);
  }
  // At a rate at which nobody arrives, so that nobody's second turn ends early.
  const slow = (size: number, steps: number): Promise<number> => best(basins, request(size, steps, 1e-6));
  // Long enough that the start of a map, which is the same for all of them, is not what is measured.
  const bySize = [await slow(128, 800), await slow(256, 800), await slow(512, 800)];
  const byStep = [await slow(256, 400), await slow(256, 800), await slow(256, 1600)];
  const answers = await whileASliderMoves(basins);
  basins.destroy();
  return [
    { name: '256 × 256 × 200 steps of Adam', value: Math.min(...ours), unit: 'ms' },
    { name: 'the same in plain JavaScript', value: Math.min(...theirs), unit: 'ms' },
    { name: 'plain JavaScript / ours', value: Math.min(...theirs) / Math.min(...ours), unit: '×', atLeast: 3 },
    { name: 'labels that agree', value: (100 * same) / labels.length, unit: '%', atLeast: 99 },
    {
      name: 'growth with starts: time by starts to the power',
      value: slope(bySize, 4),
      unit: '',
      atLeast: 0.8,
      atMost: 1.2,
    },
    {
      name: 'growth with steps: time by steps to the power',
      value: slope(byStep, 2),
      unit: '',
      atLeast: 0.8,
      atMost: 1.2,
    },
    { name: 'a slider’s move until the map answers it', value: answers.median, unit: 'ms', atMost: 100 },
    { name: 'the last move until the map is refined', value: answers.refined, unit: 'ms' },
  ];
}

/** Of the times for three sizes, each `factor` times the one before: the exponent between the first and the last. */
const slope = ([small, , large]: readonly number[], factor: number): number =>
  Math.log(large / small) / Math.log(factor * factor);

/**
 * A hand on the slider of the learning rate: a move every 40 ms. How long a move waits for a map of its own or of a
 * later move, and how long the last one waits for the finest map.
 */
async function whileASliderMoves(basins: Basins): Promise<{ median: number; refined: number }> {
  const moves: { at: number; answered: number }[] = [];
  let last = Promise.resolve(true);
  for (let i = 0; i < 40; i++) {
    moves.push({ at: performance.now(), answered: Infinity });
    last = basins.run(surface, request(512, 200, 0.05 + 0.002 * i), () => {
      for (const move of moves.slice(0, i + 1)) move.answered = Math.min(move.answered, performance.now());
    });
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  await last;
  const waits = moves.map(({ at, answered }) => answered - at).toSorted((a, b) => a - b);
  return { median: waits[20], refined: performance.now() - moves.at(-1)!.at };
}

export const surfaceLab: Lab = { name: 'surface', title: 'Surface lab: basins on Himmelblau’s surface', measure };
