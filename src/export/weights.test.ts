// Going on from weights that were trained before: the same model, other data, another head, another program's names.
import { afterEach, expect, test } from 'vitest';
import { keepWeights } from '../data/index.ts';
import { logitsName } from '../engine/distill.ts';
import { featuresName } from '../engine/hint.ts';
import { fromLink, setPath } from '../experiment/index.ts';
import { safetensors } from './safetensors.ts';
import { createSession } from '../engine/session.ts';
import type { NamedTensor, Session } from '../engine/session-types.ts';

let session: Session;
afterEach(() => session.destroy());

const model = 'layers=6t,batch-norm,4r';

async function trained(): Promise<NamedTensor[]> {
  session = createSession('cpu');
  await session.open(fromLink(`data=moons&${model}&opt=adam`).experiment);
  await session.step(40);
  return session.modelTensors();
}

const layerOf = (name: string) => Number(name.split('.')[1]);
const dataOf = (tensors: readonly NamedTensor[]) => tensors.map(({ name, data }) => [name, [...data]]);

test('a run starts from the weights and running statistics of a file, and goes back to them', async () => {
  const tensors = await trained();
  expect(tensors.map(({ name }) => name)).toContain('layers.1.running_mean');
  const id = keepWeights('a.safetensors', safetensors(tensors));
  await session.set('model.weights', id);
  expect(session.status.step).toBe(0);
  expect(dataOf(await session.modelTensors())).toEqual(dataOf(tensors));
  await session.step(10);
  expect(dataOf(await session.modelTensors())).not.toEqual(dataOf(tensors));
  await session.reset();
  expect(dataOf(await session.modelTensors())).toEqual(dataOf(tensors));
  // On other data, and with only the head learning.
  await session.set('data.set', 'xor');
  await session.set('model.layers.0.frozen', true);
  await session.step(10);
  const after = await session.modelTensors();
  expect([...after[0].data]).toEqual([...tensors[0].data]);
  expect([...after.at(-3)!.data]).not.toEqual([...tensors.at(-3)!.data]);
});

test('another number of classes: the head alone is new, and is named', async () => {
  const id = keepWeights('a.safetensors', safetensors(await trained()));
  await session.open(fromLink(`data=blobs5&${model}&weights=${encodeURIComponent(id)}`).experiment);
  expect(session.view!.newTensors).toEqual(['layers.3.weight', 'layers.3.bias']);
});

test('a state dict with other names fits by its order', async () => {
  const tensors = await trained();
  const renamed = tensors
    .toSorted((a, b) => layerOf(a.name) - layerOf(b.name))
    .map(({ shape, data }, i) => ({ name: `net${i}`, shape, data }));
  const weights = keepWeights('b.safetensors', safetensors(renamed));
  await session.set('model.weights', weights);
  expect(dataOf(await session.modelTensors())).toEqual(dataOf(tensors));
  // Also where the run has a map to a teacher's layer beside the model: nothing of that is missed.
  const { experiment, dataset } = session.view!;
  const { n } = dataset.train;
  const answer = (name: string, units: number) => ({ name, shape: [n, units], data: new Float32Array(n * units) });
  const teacher = keepWeights('t.safetensors', safetensors([answer(logitsName, 1), answer(featuresName, 9)]));
  await session.open({ ...experiment, compression: { ...experiment.compression, teacher, hintLayer: 1 } });
  expect(session.view!.parameters.at(-1)!.name).toBe('hint.bias');
  expect(session.view!.newTensors).toEqual([]);
  const own = (await session.modelTensors()).filter(({ name }) => !name.startsWith('hint.'));
  expect(dataOf(own)).toEqual(dataOf(tensors));
});

test('weights of another architecture are refused, and the run stays', async () => {
  const id = keepWeights('a.safetensors', safetensors(await trained()));
  await session.set('model.layers', fromLink('layers=5t').experiment.model.layers);
  await session.step(3);
  await expect(session.set('model.weights', id)).rejects.toThrow('a.safetensors');
  expect(session.status.step).toBe(3);
  const gone = setPath(session.view!.experiment, 'model.weights', 'lost.safetensors:01234567');
  await expect(session.open(gone)).rejects.toThrow('lost.safetensors');
  expect(session.status.step).toBe(3);
});
