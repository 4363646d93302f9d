import { expect, test } from 'vitest';
import { loadFromDisk } from '../data/assets.testing.ts';
import { presets } from '../data/presets.ts';
import { type Experiment, fromLink, withDefaults } from '../experiment/index.ts';
import { LayerError, OutputMismatch } from './layers/errors.ts';
import { compilePlan } from './plan.ts';
import { summarize } from './summary.ts';

const summaryOf = async (x: Experiment) => summarize(x, await loadFromDisk(x.data));
const of = (link: string): Experiment => fromLink(link).experiment;

test('the classic of the course: shapes, parameters and multiply-adds as Keras and PyTorch count them', async () => {
  const classic = withDefaults(presets.find(({ name }) => name === 'classic-cnn')!.patch);
  const { layers, error } = await summaryOf(classic);
  expect(error).toBeUndefined();
  expect(layers.map(({ shape }) => shape.join('×'))).toEqual([
    '32×26×26',
    '32×13×13',
    '64×11×11',
    '64×5×5',
    '1600',
    '128',
    '10',
  ]);
  expect(layers.map(({ parameters }) => parameters)).toEqual([320, 0, 18_496, 0, 0, 204_928, 1290]);
  expect(layers.map(({ multiplyAdds }) => multiplyAdds)).toEqual([
    9 * 32 * 26 * 26,
    0,
    9 * 32 * 64 * 11 * 11,
    0,
    0,
    1600 * 128,
    1280,
  ]);
  // Outputs and their gradients at least.
  expect(layers[0].bytes).toBeGreaterThanOrEqual(2 * 4 * 32 * 32 * 26 * 26);
});

test('parameters are those of the plan, whatever the layers', async () => {
  for (const link of [
    'data=digits&layers=conv8x3r.same,batch-norm.relu,avg-pool2,global-avg-pool,16g',
    'data=spam&layers=embedding16,position,block2h,attention4h,layer-norm,pool-places,8r',
    'data=penguins&layers=8t,dropout0.2,4r',
  ]) {
    const x = of(link);
    const dataset = await loadFromDisk(x.data);
    const { layers } = summarize(x, dataset);
    const { parameters } = compilePlan(x, dataset);
    const all = parameters.reduce((sum, { length }) => sum + length, 0);
    expect(
      layers.reduce((sum, layer) => sum + layer.parameters, 0),
      link,
    ).toBe(all);
  }
});

test('what is not possible is said of the layer that makes it so; the layers before it are counted', async () => {
  const { layers, error } = await summaryOf(of('data=digits&layers=conv4,max-pool2,conv4x5,16r'));
  expect(error).toBeInstanceOf(LayerError);
  expect(error).toMatchObject({ layer: 2, code: 'too-large', values: { size: 5, rows: 3, columns: 3 } });
  expect(layers.map(({ shape }) => shape)).toEqual([
    [4, 6, 6],
    [4, 3, 3],
  ]);
  const places = await summaryOf(of('data=spam&layers=embedding8,16r'));
  expect(places.error).toBeInstanceOf(OutputMismatch);
  expect(places.layers).toHaveLength(2);
});
