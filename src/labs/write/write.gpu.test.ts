// What a model writes is the same on both backends, and what its own evaluation answers.
import { expect, test } from 'vitest';
import { loadFromDisk } from '../../data/assets.testing.ts';
import { ignored } from '../../data/types.ts';
import { CpuBackend } from '../../engine/cpu/backend.ts';
import { GpuBackend } from '../../engine/gpu/backend.ts';
import { Trainer } from '../../engine/trainer.ts';
import { fromLink } from '../../experiment/index.ts';
import { installGpu } from '../../../test/gpu-device.ts';
import { Manuscript } from './manuscript.ts';
import { decode, encode } from './text.ts';

const cold = { temperature: 0, topK: 0, draw: 0 };

async function finished(trainer: Trainer, how: typeof cold, prompt?: number[]): Promise<Manuscript> {
  const text = new Manuscript(trainer.dataset, prompt, 0, 30);
  for (let draw = 0; !text.done;) {
    const next = text.next(7);
    text.take(await trainer.write({ ...how, ...next, draw }));
    draw += next.count;
  }
  return text;
}

test.each([
  'data=names&rows=200&layers=embedding8,gru12&opt=adam&lr=0.01',
  'data=moby-dick&rows=20&length=12&layers=embedding16,position,block2h,layer-norm&batch=8&opt=adam',
  'data=parity&length=5&samples=30&layers=embedding4,lstm6&opt=adam',
])('%s', async (link) => {
  const x = fromLink(link).experiment;
  const dataset = await loadFromDisk(x.data);
  const texts: Manuscript[] = [];
  for (const backend of [new CpuBackend(), await GpuBackend.request(installGpu())]) {
    const trainer = await Trainer.create(backend, x, dataset);
    await trainer.run(5);
    texts.push(await finished(trainer, { temperature: 0.8, topK: 5, draw: 0 }), await finished(trainer, cold));
    await trainer.destroy();
  }
  const [warm, likeliest, ...again] = texts.map(({ written }) => written);
  expect(again).toEqual([warm, likeliest]);
  expect(warm).not.toEqual(likeliest);
  for (const row of [...warm, ...likeliest].flat()) expect(dataset.vocabulary![row]).toBeDefined();
});

test('the likeliest token at each place of a test row is the one its evaluation names', async () => {
  const x = fromLink('data=names&rows=100&layers=embedding8,gru12&opt=adam').experiment;
  const dataset = await loadFromDisk(x.data);
  const trainer = await Trainer.create(new CpuBackend(), x, dataset);
  await trainer.run(8);
  const T = dataset.inputs;
  const rows = [0, 1, 2].map((row) => dataset.test.x.subarray(row * T, (row + 1) * T));
  const said = await trainer.write({ given: rows, from: 0, count: T, ...cold });
  const { answers } = await trainer.ask(rows);
  const K = dataset.classes;
  for (let i = 0; i < 3 * T; i++) {
    const chances = answers.subarray(i * K, (i + 1) * K);
    expect(said[Math.floor(i / T)][i % T]).toBe(chances.indexOf(Math.max(...chances)));
  }
  await expect(
    trainer.write({ given: Array.from({ length: 65 }, () => rows[0]), from: 0, count: 1, ...cold }),
  ).rejects.toThrow('at most');
});

test('questions are those of the test part, and what is typed comes back', async () => {
  const copy = await loadFromDisk({ set: 'copy', length: 3, samples: 50 });
  const { given, right, kind } = new Manuscript(copy);
  expect(kind).toBe('answers');
  expect(right!.map((tokens) => tokens.length)).toEqual(given.map(() => 3));
  given.forEach((tokens, i) => expect(tokens.slice(0, 3)).toEqual(right![i]));
  expect(copy.test.y[0]).toBe(ignored);
  const moby = await loadFromDisk({ set: 'moby-dick', rows: 50 });
  expect(new Manuscript(moby).kind).toBe('text');
  const { tokens, unknown } = encode(moby, 'Call 我me');
  expect(decode(moby, tokens)).toBe('Call me');
  expect(unknown).toEqual(['我']);
  const spam = await loadFromDisk({ set: 'spam' });
  expect(decode(spam, encode(spam, 'free, now').tokens)).toBe('free, now');
});

test.each([
  ['attention', 'data=copy&length=5&samples=50&layers=embedding16,position,block2h,attention4h.full'],
  ['states of every place', 'data=names&rows=60&layers=embedding6,rnn5,gru7'],
  ['states of the last place', 'data=spam&rows=80&length=8&layers=embedding6,gru5,lstm6.last'],
])('the inside of a model: %s', async (_, link) => {
  const x = fromLink(link).experiment;
  const dataset = await loadFromDisk(x.data);
  const row = dataset.test.x.slice(0, dataset.inputs);
  const other = row.slice();
  const changed = 5;
  other[changed] = (other[changed] + 1) % dataset.vocabulary!.length;
  const gpu = await GpuBackend.request(installGpu());
  const [trainer, twin] = [await Trainer.create(gpu, x, dataset), await Trainer.create(new CpuBackend(), x, dataset)];
  const [one, two] = [(await trainer.ask([row])).insides, (await trainer.ask([other, row])).insides];
  const again = (await twin.ask([row])).insides;
  expect(one.length).toBeGreaterThan(1);
  for (const [i, inside] of one.entries()) {
    inside.values.forEach((value, k) => expect(value).toBeCloseTo(again[i].values[k], 4));
    const { places: T, values } = inside;
    if (inside.kind === 'attention') {
      const causal = inside.layer === 2;
      for (let line = 0; line < inside.heads * T; line++) {
        const weights = values.subarray(line * T, (line + 1) * T);
        expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 4);
        if (causal) expect(weights.subarray((line % T) + 1).every((weight) => weight === 0)).toBe(true);
      }
    } else {
      // A state knows the tokens up to its own place, and no other.
      const same = (place: number): boolean =>
        [...Array(inside.units).keys()].every(
          (u) => values[place * inside.units + u] === two[i].values[place * inside.units + u],
        );
      expect(Array.from({ length: T }, (__, place) => same(place))).toEqual(
        Array.from({ length: T }, (__, place) => place < changed),
      );
    }
  }
  for (const each of [trainer, twin]) await each.destroy();
});
