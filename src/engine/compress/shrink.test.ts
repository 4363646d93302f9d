// Units taken out: the smaller model computes what the whole one computes with nobody reading them, for every kind of
// layer that has units; and which units those are.
import { expect, test } from 'vitest';
import { makeDataset, type Dataset } from '../../data/index.ts';
import { type ExperimentPatch, fromLink, normal, withDefaults } from '../../experiment/index.ts';
import { CpuBackend } from '../cpu/backend.ts';
import { emptyStep, StepTable } from '../step.ts';
import { compilePlan, type Plan } from '../plan.ts';
import { activityOf, chooseUnits, type UnitScores, type UnitSpec } from './choose-units.ts';
import { shrink, withoutUnits } from './shrink.ts';
import { unitGroups } from './units.ts';

const backend = new CpuBackend();
const rows = 5;

/** A plan's raw outputs for the first rows of its test set. */
async function outputsOf(plan: Plan, theta: Float32Array, state: Float32Array): Promise<Float32Array> {
  const exec = await backend.prepare(plan);
  exec.write('theta', theta);
  if (plan.stateLength > 0) exec.write('state', state);
  const table = new StepTable(2);
  table.set(0, { ...emptyStep(), size: rows });
  const last = plan.layers.at(-1)!.output;
  const [z] = await exec.submit(table, [
    { do: 'run', pass: 'evaluate.test', first: 0, count: 1 },
    { do: 'read', buffer: last.value, offset: 0, words: rows * last.size },
  ]);
  exec.destroy();
  return z;
}

/** Any data of this shape, with classes. */
function fake(shape: number[], classes = 3, vocabulary?: string[]): Dataset {
  const plane = makeDataset(withDefaults({ data: { set: 'blobs3' } }).data);
  const inputs = shape.reduce((a, b) => a * b, 1);
  const part = (n: number) => ({
    n,
    x: Float32Array.from({ length: n * inputs }, (_, i) => (vocabulary ? i % vocabulary.length : normal(3, 1, 0, i))),
    y: Float32Array.from({ length: n }, (_, i) => i % classes),
  });
  return { ...plane, shape, inputs, classes, vocabulary, train: part(8), test: part(rows) };
}

const layersOf = (text: string) => fromLink(`layers=${text}`).experiment.model.layers;

function modelOf(layers: ExperimentPatch['model'], dataset: Dataset) {
  const x = withDefaults({ model: layers });
  const plan = compilePlan(x, dataset);
  const theta = Float32Array.from({ length: plan.length }, (_, i) => 0.4 * normal(9, 1, 0, i));
  const state = Float32Array.from({ length: plan.stateLength }, (_, i) => 0.5 + Math.abs(normal(9, 1, 1, i)));
  return { x, plan, theta, state };
}

/** Tensors out of a buffer. */
const read = (
  places: readonly { name: string; shape: readonly number[]; offset: number; length: number }[],
  from: Float32Array,
) => places.map(({ name, shape, offset, length }) => ({ name, shape, data: from.slice(offset, offset + length) }));

const cases: [name: string, layers: string, dataset: Dataset, kinds: string][] = [
  ['dense → dense', '6t,5r', fake([4]), 'units units'],
  ['conv → conv', 'conv6x3r,conv5x2t', fake([2, 6, 7]), 'channels channels'],
  ['conv → flatten → dense', 'conv6x3r,max-pool2,flatten,7r', fake([1, 8, 8]), 'channels units'],
  ['conv → dense on the image', 'conv6x3r.same.s2,7g', fake([1, 8, 8]), 'channels units'],
  [
    'a batch norm after conv, and after flatten',
    'conv6x3-linear,batch-norm.relu,flatten,batch-norm,5t,batch-norm',
    fake([2, 5, 5]),
    'channels units',
  ],
  ['conv → global average', 'conv6x3r,global-avg-pool,5t', fake([1, 6, 6]), 'channels units'],
  ['embedding → dense → pool', 'embedding6,position,5g,pool-places', fake([4], 3, ['a', 'b', 'c']), 'units units'],
  ['recurrent', 'embedding6,rnn5,gru4,lstm6.last', fake([4], 3, ['a', 'b', 'c']), 'units units units units'],
  ['heads', 'embedding16,attention4h,pool-places', fake([4], 3, ['a', 'b', 'c']), 'units heads'],
  [
    'heads and hidden units of blocks',
    'embedding16,block4h.x2,block2h.post.full,pool-places',
    fake([4], 3, ['a', 'b', 'c']),
    'units heads hidden heads hidden',
  ],
  ['a residual connection', '6t,6t.res,5t', fake([4]), 'units units units'],
];

test.each(cases)('%s', async (_, text, dataset, kinds) => {
  const { x, plan, theta, state } = modelOf({ layers: layersOf(text) }, dataset);
  const groups = unitGroups(plan, dataset.shape);
  expect(groups.map(({ kind }) => kind).join(' ')).toBe(kinds);
  const keeps = groups.map(({ units, locked }, g) =>
    Uint8Array.from({ length: units }, (__, u) => (locked || (u * 7 + g) % 3 > 0 ? 1 : 0)),
  );
  const smaller = shrink(x.model.layers, [...read(plan.parameters, theta), ...read(plan.states, state)], groups, keeps);
  const small = compilePlan(withDefaults({ model: { layers: smaller.layers } }), dataset);
  expect(small.length).toBeLessThan(plan.length);
  const put = (places: typeof small.parameters | typeof small.states, words: number): Float32Array => {
    const out = new Float32Array(words);
    for (const { name, shape, offset } of places) {
      const tensor = smaller.tensors.find((one) => one.name === name)!;
      expect(tensor.shape).toEqual(shape);
      out.set(tensor.data, offset);
    }
    return out;
  };
  const expected = await outputsOf(plan, withoutUnits(plan.parameters, theta, groups, keeps), state);
  const got = await outputsOf(small, put(small.parameters, small.length), put(small.states, small.stateLength));
  const most = Math.max(...expected.map(Math.abs));
  got.forEach((z, i) => expect(Math.abs(z - expected[i])).toBeLessThan(2e-5 * (1 + most)));
  const whole = await outputsOf(plan, theta, state);
  expect(Math.max(...whole.map((z, i) => Math.abs(z - expected[i])))).toBeGreaterThan(1e-3);
});

const locksOf = (text: string, dataset: Dataset) => {
  const { plan } = modelOf({ layers: layersOf(text) }, dataset);
  return unitGroups(plan, dataset.shape).map(({ locked }) => locked);
};

test('what is added to its input, normalised over its units or as wide as a sequence stays whole', () => {
  expect(locksOf('6t,6t.res,5t', fake([4]))).toEqual(['residual', 'residual', undefined]);
  expect(locksOf('6t,layer-norm,5t', fake([4]))).toEqual(['layer-norm', undefined]);
  const text = fake([4], 3, ['a', 'b']);
  expect(locksOf('embedding8,block2h,pool-places', text)).toEqual(['attention', undefined, undefined]);
});

test('a width of 0, which means that it follows from the others, is none of its own', () => {
  const text = fake([4], 3, ['a', 'b']);
  const unitsOf = (patch: object): number[] => {
    const layers = layersOf('embedding8,block2h,pool-places');
    Object.assign(layers[1], patch);
    const { plan } = modelOf({ layers }, text);
    return unitGroups(plan, text.shape).flatMap(({ units, output }) => [units, output.inner]);
  };
  expect(unitsOf({ headWidth: 0, hidden: 0 })).toEqual(unitsOf({}));
});

const given = (theta: Float32Array, plan: Plan, activity: Float32Array[]): UnitScores => ({
  parameters: plan.parameters,
  theta,
  seed: 1,
  activity,
});

test('the least go first; one of each layer stays whatever is asked', () => {
  const dataset = fake([4]);
  const { plan, theta } = modelOf({ layers: layersOf('6t,4t') }, dataset);
  const groups = unitGroups(plan, dataset.shape);
  const activity = [Float32Array.of(5, 0, 3, 2, 0.5, 4), Float32Array.of(1, 2, 3, 4)];
  const choose = (spec: Partial<UnitSpec>) =>
    chooseUnits(
      groups,
      { method: 'activation', scope: 'layer', share: 0.5, ...spec },
      given(theta, plan, activity),
    ).map((keep) => keep.join(''));
  expect(choose({})).toEqual(['101001', '0011']);
  expect(choose({ share: 0 })).toEqual(['111111', '1111']);
  expect(choose({ share: 1 })).toEqual(['100000', '0001']);
  expect(choose({ scope: 'global', share: 1 })).toEqual(['100000', '0001']);
  expect(choose({ scope: 'global', share: 0.3 })).toEqual(['101101', '0111']);
  const [norm] = choose({ method: 'norm' });
  expect(norm).toMatch(/^[01]{6}$/);
  expect(norm.replaceAll('0', '')).toHaveLength(3);
  expect(choose({ method: 'random' })).not.toEqual(choose({ method: 'norm' }));
});

test('activity is the mean |output| of a unit, wherever its numbers lie', () => {
  const dataset = fake([1, 4, 4]);
  const { plan } = modelOf({ layers: layersOf('conv2x3r,3r') }, dataset);
  const [channels, units] = unitGroups(plan, dataset.shape);
  expect(activityOf(channels, Float32Array.of(1, 2, 3, 4, 0, 0, 0, -4, 1, 1, 1, 1, 2, 2, 2, 2))).toEqual(
    Float32Array.of((10 + 4) / 8, (4 + 8) / 8),
  );
  expect(activityOf(units, Float32Array.of(1, -2, 3, 3, 0, 3))).toEqual(Float32Array.of(2, 1, 3));
});
