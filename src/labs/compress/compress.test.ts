import { beforeAll, describe, expect, test } from 'vitest';
import { DataError, type Dataset, makeDataset } from '../../data/index.ts';
import { clusterValues, huffmanBits } from '../../engine/compress/codebook.ts';
import { pruneMask, shareBelow, thresholdOf } from '../../engine/compress/prune.ts';
import { fitLevels, quantize, tensorLevels } from '../../engine/compress/quantize.ts';
import { shrink } from '../../engine/compress/shrink.ts';
import { unitGroups } from '../../engine/compress/units.ts';
import { CpuBackend } from '../../engine/cpu/backend.ts';
import { metricsOf } from '../../engine/evaluate.ts';
import { evaluationPasses, testLossOf } from '../../engine/observe.ts';
import { compilePlan } from '../../engine/plan.ts';
import { Trainer } from '../../engine/trainer.ts';
import { normal, withDefaults } from '../../experiment/index.ts';
import { CompressedError, compressedSize, readCompressed, writeCompressed } from '../../export/compressed.ts';
import { Bench, type Standpoint } from './bench.ts';
import { testRows } from './evaluator.ts';
import { mapBits, mapSparsities } from './map.ts';
import { Scorer, scoreOf } from './score.ts';
import { compressTensors, defaultTechnique, type Technique, variantMask, writeTheta } from './variant.ts';

const backend = new CpuBackend();
const x = withDefaults({
  data: { set: 'moons', noise: 0.1 },
  model: { layers: [8, 8].map((units) => ({ type: 'dense' as const, units, activation: 'tanh' as const })) },
  optimizer: { type: 'adam' },
});
let dataset: Dataset;
let trained: Standpoint;
let parameters: Trainer['plan']['parameters'];
beforeAll(async () => {
  dataset = makeDataset(x.data);
  const trainer = await Trainer.create(backend, x, dataset);
  await trainer.run(400);
  parameters = trainer.plan.parameters;
  const { length } = trainer.plan;
  const [theta, gradient] = await trainer.read([
    { buffer: 'theta', words: length },
    { buffer: 'grad', words: length },
  ]);
  trained = { step: 400, theta, gradient, layerState: new Float32Array() };
  await trainer.destroy();
});
const baseOf = () => ({ parameters, ...trained, seed: 1 });

async function benchAt(change: (bench: Bench) => void = () => {}, at = trained): Promise<Bench> {
  const bench = new Bench(() => {});
  await bench.open(backend, x, dataset);
  change(bench);
  bench.observe(at);
  await bench.settled();
  return bench;
}

test('a run seen once while its bench is opened has its map; what fails in a look is said', async () => {
  const errors: unknown[] = [];
  const bench = new Bench(
    () => {},
    () => 1,
    (error) => errors.push(error),
  );
  // The first opening is overtaken by the second; the frame comes once, before either is done, and no other after.
  const opening = [bench.open(backend, x, dataset), bench.open(backend, x, dataset)];
  bench.observe(trained);
  await Promise.all(opening);
  await bench.settled();
  expect(bench.map).toBeDefined();
  bench.amount = undefined as unknown as Bench['amount'];
  bench.refresh();
  await bench.settled();
  expect(errors).toHaveLength(1);
  bench.destroy();
});

test('0 % sparsity and 32 bits are the model itself, to the bit; the map holds every variant', async () => {
  const bench = await benchAt((b) => (b.amount = { sparsity: 0, bits: 32 }));
  const report = bench.report!;
  expect(report.largestChange).toBe(0);
  expect(report.flipped).toEqual([]);
  expect(report.metrics).toEqual(report.base.metrics);
  const cells = bench.map!.cells;
  expect(cells).toHaveLength(mapBits.length * mapSparsities.length);
  expect(cells[0].loss).toBe(report.base.metrics.loss);
  expect(cells[0].bytes).toBe(report.base.bytes);
  // It learned something, and almost nothing of it survives the far corner.
  expect(cells[0].score).toBeGreaterThan(0.75);
  expect(cells.at(-1)!.score).toBeLessThan(cells[0].score - 0.1);
  const theta = new Float32Array(trained.theta.length);
  writeTheta(
    compressTensors(baseOf(), variantMask(baseOf(), defaultTechnique, 0), defaultTechnique, 32),
    baseOf(),
    theta,
  );
  expect(theta).toEqual(trained.theta);
  bench.destroy();
});

test('while the run goes on the map is of the first test rows, said so, and of all of them once it stands', async () => {
  let share = 0.99;
  const bench = new Bench(
    () => {},
    () => share,
  );
  await bench.open(backend, x, dataset);
  bench.observe(trained);
  await bench.settled();
  expect(bench.map!.rows).toBe(128);
  const [part] = bench.map!.cells;
  share = 1;
  bench.observe({ ...trained, theta: trained.theta.slice() });
  await bench.settled();
  expect(bench.map!.rows).toBe(dataset.test.n);
  const [whole] = bench.map!.cells;
  expect(part.bytes).toBe(whole.bytes);
  expect(part.loss).not.toBe(whole.loss);
  // What the rows that were left out would have to add up to.
  const outputs = await bench.evaluator!.outputs(0, 1, { rows: 128 });
  expect(part.loss).toBeCloseTo(metricsOf(x.loss, dataset, outputs[0], testRows(dataset, 128)).loss, 12);
  bench.destroy();
});

test('loss and score of the map are those of the metrics, whatever is learned', () => {
  for (const given of [
    { data: { set: 'moons' } },
    { data: { set: 'blobs3' } },
    { data: { set: 'plane' }, loss: 'mse' },
    { data: { set: 'xor' }, loss: 'hinge' },
  ] as const) {
    const y = withDefaults(given);
    const data = makeDataset(y.data);
    const width = data.classes > 2 ? data.classes : 1;
    const rows = testRows(data, 50);
    const z = Float32Array.from({ length: 50 * width }, (_, i) => normal(3, 1, 0, i));
    const metrics = metricsOf(y.loss, data, z, rows);
    const { loss, score } = new Scorer(y.loss, data, rows, width).of(z);
    expect(loss).toBeCloseTo(metrics.loss, 12);
    expect(score).toBeCloseTo(scoreOf(metrics), 12);
  }
});

test('a threshold and the share it removes are the same choice', () => {
  for (const share of [0.25, 0.5, 0.9]) {
    const threshold = thresholdOf(baseOf(), share);
    expect(shareBelow(baseOf(), threshold)).toBe(Math.round(share * 88) / 88); // of 88 weights
    expect(shareBelow(baseOf(), threshold * 1.001)).toBeGreaterThan(share);
  }
  expect(shareBelow(baseOf(), 0)).toBe(0);
  expect(thresholdOf(baseOf(), 1)).toBe(Infinity);
});

const techniques: Partial<Technique>[] = [
  {},
  { scheme: 'affine', grain: 'tensor', range: 'percentile' },
  { range: 'mse', scope: 'layer', method: 'importance' },
  { scheme: 'codebook', scope: '2-of-4' },
  { layers: [1], method: 'random' },
];
test.each(techniques)('the file has the size the page says, and reads back to the bit: %o', (patch) => {
  const technique = { ...defaultTechnique, ...patch };
  for (const sparsity of [0, 0.05, 0.5, 0.9, 1]) {
    for (const bits of [32, 16, 8, 5, 2] as const) {
      const tensors = compressTensors(baseOf(), variantMask(baseOf(), technique, sparsity), technique, bits);
      const file = writeCompressed(tensors, 'data=spiral');
      expect(compressedSize(tensors, 'data=spiral')).toBe(file.length);
      const read = readCompressed(file, 'a');
      expect(read.link).toBe('data=spiral');
      for (const { name, values, shape } of tensors) {
        expect(read.tensors.get(name)!.shape).toEqual([...shape]);
        expect(read.tensors.get(name)!.values.map((v) => v + 0)).toEqual(values.map((v) => v + 0)); // −0 is 0
      }
    }
  }
});

test('fewer bits and fewer weights make a smaller file', async () => {
  const bench = await benchAt();
  const bytes = (bits: number, sparsity: number) =>
    bench.map!.cells.find((c) => c.bits === bits && c.sparsity === sparsity)!.bytes;
  expect(bytes(8, 0)).toBeLessThan(bytes(32, 0));
  expect(bytes(32, 0.9)).toBeLessThan(bytes(32, 0.5));
  bench.destroy();
});

const roundedTo = (bits: 8 | 2) =>
  benchAt((b) => {
    b.technique = { ...defaultTechnique, scheme: 'affine', activations: true };
    b.amount = { sparsity: 0, bits };
  });
const score = (b: Bench) => (b.report!.metrics as { accuracy: number }).accuracy;

test('an affine file keeps its accuracy when its activations are rounded to 8 bits, and loses it at 2', async () => {
  const [eight, two] = [await roundedTo(8), await roundedTo(2)];
  expect(Math.abs(score(eight) - eight.map!.cells[0].score)).toBeLessThan(0.03);
  expect(score(two)).toBeLessThan(score(eight));
  eight.destroy();
  two.destroy();
});

test('without half of its units the model is smaller, and what the bench says of it is what it does', async () => {
  const bench = await benchAt((b) => {
    b.wants = 'units';
    b.unitSpec = { method: 'activation', scope: 'layer', share: 0.5 };
  });
  const { groups, keeps, layers, before, after } = bench.units!;
  expect(groups.map(({ kept, units, dead }) => [kept, units, dead])).toEqual([
    [4, 8, 0],
    [4, 8, 0],
  ]);
  expect([before.parameters, after.parameters]).toEqual([2 * 8 + 8 + 72 + 9, 2 * 4 + 4 + 20 + 5]);
  expect(after.cost.all).toBe(2 * 4 + 16 + 4);
  expect(after.bytes).toBeLessThan(before.bytes);
  const plan = compilePlan(x, dataset);
  const tensors = plan.parameters.map(({ name, shape, offset, length }) => ({
    name,
    shape,
    data: trained.theta.slice(offset, offset + length),
  }));
  const smaller = shrink(x.model.layers, tensors, unitGroups(plan, dataset.shape), keeps);
  expect(smaller.layers).toEqual(layers);
  const trainer = await Trainer.create(backend, { ...x, model: { ...x.model, layers: smaller.layers } }, dataset);
  const theta = new Float32Array(trainer.plan.length);
  for (const { name, offset } of trainer.plan.parameters)
    theta.set(smaller.tensors.find((one) => one.name === name)!.data, offset);
  trainer.setTheta(theta);
  const answers = await trainer.advance(0, true, {
    passes: evaluationPasses(trainer.plan, 'test', dataset.test.n),
  });
  expect(testLossOf(trainer.plan, dataset, answers!)).toBeCloseTo(after.metrics.loss, 5);
  // Nothing is left of it: one unit of each layer stays.
  bench.unitSpec = { method: 'norm', scope: 'global', share: 1 };
  bench.refresh();
  await bench.settled();
  expect(bench.units!.groups.map(({ kept }) => kept)).toEqual([1, 1]);
  await trainer.destroy();
  bench.destroy();
});

const code = (bytes: Uint8Array): string => {
  try {
    readCompressed(bytes, 'a');
    return 'read';
  } catch (error) {
    if (error instanceof DataError) return error.key;
    return error instanceof CompressedError ? `${error.code} ${error.detail}` : String(error);
  }
};

describe('bad input', () => {
  test('everything pruned, one class left: said', async () => {
    const bench = await benchAt((b) => (b.amount = { sparsity: 1, bits: 32 }));
    expect(bench.report!.notes).toEqual(['all-pruned', 'one-class']);
    expect(bench.report!.parameters.nonZero).toBeLessThanOrEqual(17); // the biases
    bench.destroy();
  });

  test('weights that are no numbers: nothing is said of them', async () => {
    const bench = await benchAt(undefined, { ...trained, theta: trained.theta.with(3, Number.NaN) });
    expect([bench.broken, bench.report, bench.map]).toEqual([true, undefined, undefined]);
    bench.destroy();
  });

  test('values that are all 0 have a scale that can be divided by', () => {
    const spec = { bits: 4, scheme: 'affine', grain: 'tensor', range: 'mse' } as const;
    expect(fitLevels(new Float32Array(5), spec)[0]).toBe(1);
    expect([...quantize(new Float32Array(5), tensorLevels(new Float32Array(5), 1, spec))].map((q) => q + 0)).toEqual(
      Array(5).fill(tensorLevels(new Float32Array(5), 1, spec).zero[0]),
    );
  });

  test('files with something wrong in them are refused by name', () => {
    const technique = { ...defaultTechnique };
    const tensors = compressTensors(baseOf(), variantMask(baseOf(), technique, 0.5), technique, 4);
    const file = writeCompressed(tensors, '');
    expect(code(file)).toBe('read');
    expect(code(file.subarray(0, file.length - 3))).toBe('not-safetensors');
    expect(code(file.subarray(0, 5))).toBe('not-safetensors');
    expect(code(new TextEncoder().encode('a,b\n1,2\n3,4\n'))).toBe('not-safetensors');
    const withScale = (change: (scale: Float32Array) => Float32Array) =>
      // oxlint-disable-next-line oxc/no-map-spread
      tensors.map(({ coded, ...tensor }) => ({
        ...tensor,
        ...(coded ? { coded: { ...coded, scale: coded.scale && change(coded.scale) } } : {}),
      }));
    const broken = withScale((scale) => scale.map(() => 0));
    expect(code(writeCompressed(broken, ''))).toBe('contradiction scale');
    const short = withScale(() => new Float32Array(3).fill(1));
    expect(code(writeCompressed(short, ''))).toBe('contradiction scale');
    // Any byte of the header changed: refused or read, but never anything else.
    for (let at = 0; at < 200; at++) {
      const bytes = file.slice();
      bytes[at] ^= 0x15;
      expect(code(bytes)).toMatch(/^(read|not-safetensors|damaged-file|contradiction|bad-type|not-finite)/);
    }
  });
});

test('masks hold exactly the share, also among equals; 2:4 keeps two of each four', () => {
  const one = {
    name: 'w',
    shape: [4, 6],
    offset: 0,
    length: 24,
    layer: 0,
    role: 'weight',
    fanIn: 6,
    fanOut: 4,
  } as const;
  const given = { theta: new Float32Array(24).fill(1), gradient: new Float32Array(24), seed: 1 };
  const parameter = { ...one, shape: [4, 6] };
  for (const share of [0, 0.1, 0.5, 0.77, 1]) {
    const mask = pruneMask([parameter], { method: 'magnitude', scope: 'global', share }, given);
    expect(mask.filter((m) => m === 0)).toHaveLength(Math.round(share * 24));
  }
  const theta = Float32Array.from({ length: 24 }, (_, i) => normal(1, 2, 3, i));
  const mask = pruneMask([parameter], { method: 'magnitude', scope: '2-of-4', share: 0 }, { ...given, theta });
  for (let row = 0; row < 4; row++) {
    const four = [0, 1, 2, 3].map((i) => row * 6 + i);
    expect(four.filter((i) => mask[i] === 1)).toHaveLength(2);
    const least = Math.min(...four.filter((i) => mask[i] === 1).map((i) => Math.abs(theta[i])));
    const most = Math.max(...four.filter((i) => mask[i] === 0).map((i) => Math.abs(theta[i])));
    expect(least).toBeGreaterThanOrEqual(most);
    expect(mask[row * 6 + 4] + mask[row * 6 + 5]).toBe(2);
  }
});

test('Huffman’s bits are those of the best prefix code; k-means finds its clusters', () => {
  expect(huffmanBits([0, 0, 0, 0, 1, 1, 2, 3])).toBe(4 * 1 + 2 * 2 + 3 + 3);
  expect(huffmanBits([7, 7, 7])).toBe(3);
  const values = Float32Array.from({ length: 90 }, (_, i) => [-1, 0.25, 2][i % 3] + 0.01 * normal(1, 2, 3, i));
  const { centres, index } = clusterValues(values, 3);
  expect([...centres].map((c) => Math.round(c * 20) / 20)).toEqual([-1, 0.25, 2]);
  expect([...index.subarray(0, 3)]).toEqual([0, 1, 2]);
});
