import { expect, test } from 'vitest';
import { loadFromDisk } from '../../data/assets.testing.ts';
import { lendWeights } from '../../data/index.ts';
import { logitsName } from '../../engine/distill.ts';
import { featuresName } from '../../engine/hint.ts';
import { outputUnits } from '../../engine/plan.ts';
import { CpuBackend } from '../../engine/cpu/backend.ts';
import { frameOf, frameReads } from '../../engine/observe.ts';
import { Trainer } from '../../engine/trainer.ts';
import { fromLink } from '../../experiment/index.ts';
import { Inspector } from './inspector.ts';
import { receptiveField } from './receptive-field.ts';

const trained = async (link: string, steps = 3, hinted?: [layer: number, units: number]) => {
  const x = fromLink(link).experiment;
  const dataset = await loadFromDisk(x.data);
  if (hinted) {
    const { n } = dataset.train;
    const tensor = (name: string, units: number) => ({ name, shape: [n, units], data: new Float32Array(n * units) });
    const answers = [tensor(logitsName, outputUnits(dataset)), tensor(featuresName, hinted[1])];
    x.compression = { ...x.compression, teacher: lendWeights(answers), hintLayer: hinted[0] };
  }
  const trainer = await Trainer.create(new CpuBackend(), x, dataset);
  await trainer.run(steps);
  const look = { probe: false, parameters: true };
  const reads = await trainer.advance(0, true, frameReads(trainer.plan, trainer.evaluated, look));
  const frame = frameOf(trainer.plan, dataset, trainer.evaluated, look, trainer.stateNow(), reads!);
  return { x, dataset, frame };
};

test('what is answered beside the run is what the run answers', async () => {
  for (const [link, hinted] of [
    ['data=digits&rows=120&layers=conv4x3r.same,batch-norm.relu,max-pool2,dropout0.5,flatten,8t&opt=adam'],
    ['data=penguins&layers=8t'],
    ['data=penguins&layers=8t', [1, 5]],
    ['data=digits&rows=60&shares=100,100,0,0,0,0,0,0,0,0&layers=6r'],
    ['data=digits&rows=60&layers=6t,batch-norm&precision=mixed'],
  ] as [string, [number, number]?][]) {
    const { x, dataset, frame } = await trained(link, 3, hinted);
    const inspector = new Inspector(x, dataset, 7);
    inspector.setWeights(frame.theta, frame.layerState);
    inspector.forward(dataset.test.x.subarray(0, 7 * dataset.inputs));
    const answers = inspector.answers();
    const units = frame.testOutputs.length / dataset.test.n;
    expect(answers).toHaveLength(7 * units);
    answers.forEach((value, i) =>
      expect(value, `${link} ${i}`).toBeCloseTo(frame.testOutputs[i], x.precision === 'f32' ? 5 : 1),
    );
  }
});

test.each([
  'conv3x3g,avg-pool2,flatten,8t',
  'batch-norm,conv3x3t,batch-norm.gelu,dropout0.5,8t,batch-norm.tanh',
  'conv3x3t.same,layer-norm,conv3x3t.same.res,global-avg-pool',
])('the gradient by the input is that of central differences: %s', async (layers) => {
  const { x, dataset, frame } = await trained(`data=digits&rows=100&layers=${layers}&opt=adam`);
  const inspector = new Inspector(x, dataset, 1);
  inspector.setWeights(frame.theta, frame.layerState);
  const sample = dataset.test.x.slice(0, 64);
  const answer = (input: Float32Array, k: number): number => {
    inspector.forward(input);
    return inspector.layers.at(-1)!.values[k];
  };
  for (const k of [0, 7]) {
    inspector.forward(sample);
    const gradient = inspector.inputGradient(k);
    expect(Math.max(...gradient.map(Math.abs))).toBeGreaterThan(0.01);
    for (const i of [9, 20, 27, 36, 50]) {
      const [more, less] = [sample.slice(), sample.slice()];
      more[i] += 0.01;
      less[i] -= 0.01;
      expect(gradient[i]).toBeCloseTo((answer(more, k) - answer(less, k)) / 0.02, 3);
    }
  }
});

test('a unit sees its receptive field, all of it, and nothing else', async () => {
  const link = 'data=digits&rows=100&layers=conv2x3g.same,avg-pool2,conv3x2t,conv2x3t.same.s2';
  const { x, dataset, frame } = await trained(link, 1);
  const inspector = new Inspector(x, dataset, 1);
  inspector.setWeights(frame.theta, frame.layerState);
  for (const layer of [0, 1, 2, 3]) {
    const [, rows, columns] = inspector.layers[layer].shape;
    for (let place = 0; place < rows * columns; place += 2) {
      const [row, column] = [Math.floor(place / columns), place % columns];
      const field = receptiveField(x.model.layers, layer, [row, column], [8, 8]);
      const seen = (pixel: number): boolean => {
        const values = [0.2, 0.9].map((brightness) => {
          const sample = new Float32Array(64).fill(0.5);
          sample[pixel] = brightness;
          inspector.forward(sample);
          return inspector.layers[layer].values[place];
        });
        return values[0] !== values[1];
      };
      for (let pixel = 0; pixel < 64; pixel++) {
        const [r, c] = [Math.floor(pixel / 8), pixel % 8];
        const inside = r >= field.top && r <= field.bottom && c >= field.left && c <= field.right;
        expect(seen(pixel), `layer ${layer}, unit ${row},${column}, pixel ${r},${c}`).toBe(inside);
      }
    }
  }
  expect(receptiveField([{ type: 'flatten' }], 0, [3, 0], [8, 8])).toEqual({ top: 0, bottom: 7, left: 0, right: 7 });
});
