// No dead controls: in every set, each setting of data that applies changes the data, and no other does.
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type DataSetName,
  dataSets,
  type Experiment,
  type Field,
  fields,
  kindOf,
  withDefaults,
} from '../experiment/index.ts';
import { readFromDisk } from './assets.testing.ts';
import { keepOwn, loadDataset } from './index.ts';

const lines = Array.from(
  { length: 60 },
  (_, i) => `${i % 7 === 0 ? '' : i % 9};${(i * 5) % 11};${i % 3 === 0 ? 'a' : 'b'}`,
);
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
/** What the user's own sets start from. */
const own: Partial<Record<DataSetName, object>> = {
  table: { content: `p;q;r\n${lines.join('\n')}\n` },
  text: { content: 'the cat sat on the mat, the mat sat on the cat. '.repeat(40).replaceAll('. ', '.\n') },
  points: { points: Array.from({ length: 40 }, (_, i) => ({ x: (i % 7) / 3, y: (i % 5) / 3, label: i % 2 })) },
};
beforeAll(() => {
  const pictures = Array.from({ length: 40 }, (_, i) => ({
    path: `all/${i % 2}/${i}.png`,
    bytes: bytes(i, 99, 3 * i),
  }));
  own.images = { file: keepOwn(pictures) };
  const values = Array.from({ length: 40 * 4 }, (_, i) => (i * 7) % 256);
  const labels = Array.from({ length: 40 }, (_, i) => i % 2);
  own.idx = {
    file: keepOwn([
      { path: 'images', bytes: bytes(0, 0, 8, 3, 0, 0, 0, 40, 0, 0, 0, 2, 0, 0, 0, 2, ...values) },
      { path: 'labels', bytes: bytes(0, 0, 8, 1, 0, 0, 0, 40, ...labels) },
    ]),
  };
});

const decode = (picture: Uint8Array, side: number): Promise<Uint8ClampedArray> =>
  Promise.resolve(
    Uint8ClampedArray.from({ length: 4 * side * side }, (_, i) => (i % 4 === 3 ? 255 : picture[i % 4] + i)),
  );

const experiment = (set: DataSetName, over: object = {}): Experiment =>
  withDefaults({
    data: { set, rows: kindOf(set) === 'table' ? 0 : 40, samples: 60, shares: [60], ...own[set], ...over },
  });

/** Everything that a run sees of the data. */
async function seen(x: Experiment): Promise<string> {
  const { train, test: held, shape, classWeights, classes } = await loadDataset(x.data, { read: readFromDisk, decode });
  const numbers = [train.n, held.n, classes, ...shape, ...(classWeights ?? [])];
  let h = 17;
  for (const list of [numbers, train.x, train.y, held.x, held.y])
    for (const v of list) h = (Math.imul(h, 31) + Math.round(v * 4096)) | 0;
  return `${numbers.join()} ${h}`;
}

function alternatives(field: Field, value: unknown): unknown[] {
  switch (field.kind) {
    case 'choice':
      return field.choices.filter((choice) => choice !== value);
    case 'boolean':
      return [!value];
    case 'choices':
      return [['x2']];
    case 'number':
      return field.path === 'data.missingValue' ? [7.5] : [0.3, 0.7];
    default:
      return [2, 5, 17, 30].filter((v) => v >= field.min && v !== value);
  }
}

// A table without gaps has none to fill; whole sets (wine has no gaps either) are told by their cousins.
const nothingToDo: Partial<Record<DataSetName, readonly string[]>> = {
  iris: ['data.missing'],
  wine: ['data.missing'],
  diabetes: ['data.missing'],
};
const dataFields = fields.filter(({ path }) => path.startsWith('data.') && path !== 'data.set' && path !== 'data.task');

describe.each(dataSets)('%s', (set) => {
  test('has no dead control, and none that works unseen', { timeout: 60_000 }, async () => {
    const base = experiment(set);
    const before = await seen(base);
    for (const field of dataFields) {
      const name = field.path.slice('data.'.length);
      // The constant is a choice once gaps are filled with it.
      const on = name === 'missingValue' ? { missing: 'constant' } : {};
      const from = name === 'missingValue' ? await seen(experiment(set, on)) : before;
      const applies = field.applies?.(experiment(set, on)) ?? true;
      const value = (base.data as unknown as Record<string, unknown>)[name];
      let changed = false;
      for (const other of alternatives(field, value)) {
        if (changed) break;
        const after = await seen(experiment(set, { ...on, [name]: other })).catch((error: Error) => error.name);
        changed = after !== from;
      }
      const expected =
        applies && !nothingToDo[set]?.includes(field.path) && !(name === 'missingValue' && nothingToDo[set]);
      expect(changed, field.path).toBe(expected);
    }
  });
});
