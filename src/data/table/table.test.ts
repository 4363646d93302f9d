import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DataConfig,
  type ExperimentPatch,
  missingTreatments,
  scalings,
  tasks,
  withDefaults,
} from '../../experiment/index.ts';
import { loadFromDisk } from '../assets.testing.ts';
import { assemble } from '../assemble.ts';
import { foldsOf } from '../folds.ts';
import type { Dataset } from '../types.ts';
import { readTable } from './read.ts';
import { tableSource } from './source.ts';

const config = (data: ExperimentPatch['data'] = {}): DataConfig =>
  withDefaults({ data: { set: 'table', ...data } }).data;
const datasetOf = async (text: string, data: ExperimentPatch['data'] = {}): Promise<Dataset> => {
  const c = config(data);
  return assemble(tableSource(await readTable(text, 'test.csv', c), c), c);
};
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
const columnOf = ({ inputs, train }: Dataset, j: number): number[] =>
  Array.from({ length: train.n }, (_, i) => train.x[i * inputs + j]);

describe('the tables that come with the page', () => {
  test.each([
    ['iris', 150, 4, 3], ['wine', 178, 13, 3], ['penguins', 344, 10, 3], ['cars', 398, 9, 0], ['diabetes', 442, 10, 0],
  ] as const)('%s has %i rows, %i inputs, %i classes', async (set, rows, inputs, classes) => {
    const d = await loadFromDisk({ set });
    expect([d.train.n + d.test.n, d.inputs, d.classes]).toEqual([rows, inputs, classes]);
    expect(d.shape).toEqual([inputs]);
    expect(d.featureNames).toHaveLength(inputs);
    for (const part of [d.train, d.test]) expect([...part.x, ...part.y].every(Number.isFinite)).toBe(true);
  }); // prettier-ignore

  test('penguins have gaps, islands and sexes by name, and three species', async () => {
    const d = await loadFromDisk({ set: 'penguins' });
    expect(d.classNames).toEqual(['Adelie', 'Chinstrap', 'Gentoo']);
    expect(d.featureNames).toContain('island: Dream');
    expect(d.featureNames).toContain('sex: female');
    expect((await loadFromDisk({ set: 'penguins', missing: 'drop' })).refold!.rows).toHaveLength(333);
    expect((await loadFromDisk({ set: 'penguins', missing: 'constant' })).featureNames).toContain('sex: ?');
  });

  test('another target makes another task of the same table', async () => {
    const mass = await loadFromDisk({ set: 'penguins', target: 'body_mass_g', task: 'regression' });
    expect(mass.task).toBe('regression');
    expect(mass.featureNames).toContain('species: Gentoo');
    expect(mass.targetScaling?.scale[0]).toBeGreaterThan(500);
    const [low, high] = mass.valueRange!;
    expect([low, high].every((v) => Math.abs(v) < 4)).toBe(true);
  });
});

describe('gaps', () => {
  const text = 'day,kind,size,y\n1,a,10,0\n2,a,,1\n3,?,30,0\n4,b,40,1\n';
  /** All rows train: fewer than ten are not split. Sorted by `day`. */
  const sizes = async (data: ExperimentPatch['data']): Promise<number[]> => {
    const d = await datasetOf(text, { scale: 'none', columns: [{ column: 2, type: 'number' }], ...data });
    const at = d.featureNames.indexOf('size');
    return columnOf(d, 0).map((day, i) => [day, columnOf(d, at)[i]] as const).sort((a, b) => a[0] - b[0]).map(([, size]) => size);
  }; // prettier-ignore

  test.each([
    ['mean', 80 / 3], ['median', 30], ['most-frequent', 10], ['constant', -1], ['interpolate', 20],
  ] as const)('%s puts in %d', async (missing, value) => {
    const filled = await sizes({ missing, missingValue: -1, order: missing === 'interpolate' ? 'day' : '' });
    expect(filled[1]).toBeCloseTo(value, 4);
    expect([filled[0], filled[2], filled[3]]).toEqual([10, 30, 40]);
  }); // prettier-ignore

  test('rows with gaps can be left out', async () => expect(await sizes({ missing: 'drop' })).toEqual([10, 40]));

  test('interpolation goes along the order, not the rows', async () => {
    const rows = 'day,size,y\n2020-01-11,,0\n2020-01-21,30,1\n2020-01-01,10,0\n';
    const d = await datasetOf(rows, { missing: 'interpolate', scale: 'none' });
    expect(columnOf(d, 1).sort((a, b) => a - b)).toEqual([10, 20, 30]);
  });

  test('are filled from the training part only', async () => {
    // Test rows have huge values; they must not be seen in what fills the gaps or scales the columns.
    const lines = Array.from({ length: 40 }, (_, i) => `${i % 4 === 0 ? '' : i % 7},${i % 2 === 0 ? 'a' : 'b'}`);
    const c = config({ missing: 'mean', scale: 'standard' });
    const plain = assemble(tableSource(await readTable(`v,y\n${lines.join('\n')}`, 't', c), c), c);
    const { rows, split } = plain.refold!;
    const train = rows.subarray(0, 20);
    const held = rows.subarray(20);
    const heldLines = new Set(held);
    const wild = lines.map((line, i) => (heldLines.has(i) && !line.startsWith(',') ? `1e6${line.slice(1)}` : line));
    const other = assemble(tableSource(await readTable(`v,y\n${wild.join('\n')}`, 't', c), c), c);
    expect(other.refold!.split(train, held).train).toEqual(split(train, held).train);
    expect(other.refold!.split(train, held).scaling).toEqual(split(train, held).scaling);
  });

  test('in the target leave the row out', async () => {
    const d = await datasetOf('v,y\n1,a\n2,\n3,b\n4,NA\n5,a\n');
    expect(d.refold!.rows).toHaveLength(3);
  });
});

describe('scaling', () => {
  test('gives training columns mean 0 and deviation 1, or 0 to 1, and leaves names alone', async () => {
    for (const scale of ['standard', 'min-max'] as const) {
      const d = await loadFromDisk({ set: 'penguins', scale });
      for (let j = 0; j < d.inputs; j++) {
        const column = columnOf(d, j);
        if (d.featureNames[j].includes(': ')) expect(new Set(column)).toEqual(new Set([0, 1]));
        else if (scale === 'min-max') expect([Math.min(...column), Math.max(...column)]).toEqual([0, 1]);
        else {
          const mean = column.reduce((a, b) => a + b, 0) / column.length;
          expect(mean).toBeCloseTo(0, 4);
          expect(column.reduce((a, b) => a + (b - mean) ** 2, 0) / column.length).toBeCloseTo(1, 4);
        }
      }
    }
  });

  test('can be undone', async () => {
    const [raw, scaled] = await Promise.all(
      (['none', 'standard'] as const).map((scale) => loadFromDisk({ set: 'wine', scale })),
    );
    const { shift, scale } = scaled.scaling!;
    for (let i = 0; i < 200; i++) {
      const j = i % scaled.inputs;
      expect(scaled.train.x[i] * scale[j] + shift[j]).toBeCloseTo(raw.train.x[i], 2);
    }
  });

  test('a column that does not vary stays finite', async () => {
    const d = await datasetOf('a,b,y\n1,5,p\n1,6,q\n1,7,p\n', { columns: [{ column: 0, type: 'number' }] });
    expect(columnOf(d, 0)).toEqual([0, 0, 0]);
  });
});

test('every fold scales by its own training part', async () => {
  const folds = foldsOf(await loadFromDisk({ set: 'diabetes' }), 5, 1);
  const shifts = folds.map((fold) => fold.scaling!.shift[2]);
  expect(new Set(shifts).size).toBe(5);
  for (const fold of folds) expect(columnOf(fold, 2).reduce((a, b) => a + b, 0) / fold.train.n).toBeCloseTo(0, 4);
});

test('whatever is in the cells, what comes out is finite and of the right size, or a DataError', async () => {
  const cell = fc.oneof(
    fc.constantFrom('', 'NA', '?', 'a', 'b', 'ä ö', '1', '-2.5', '3,5', '1,234.5', '1e308', '1e-400', '2020-02-30', '2020-01-02', '12%', '"', '\u0000', '∞'),
    fc.double().map(String),
    fc.string({ maxLength: 6 }),
  ); // prettier-ignore
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 30 }),
      fc.constantFrom(...missingTreatments),
      fc.constantFrom(...scalings),
      fc.constantFrom(...tasks),
      async (rows, missing, scale, task) => {
        const text = rows.map((row) => row.map(quote).join(',')).join('\n');
        const d = await datasetOf(text, { missing, scale, task }).catch((error: Error) => error);
        if (d instanceof Error) {
          expect(d.name, d.stack).toBe('DataError');
          return;
        }
        for (const part of [d.train, d.test]) {
          expect(part.x).toHaveLength(part.n * d.inputs);
          expect([...part.x, ...part.y].every(Number.isFinite)).toBe(true);
          if (task === 'classification')
            expect(part.y.every((k) => Number.isInteger(k) && k >= 0 && k < d.classes)).toBe(true);
        }
      },
    ),
    { numRuns: 300 },
  );
});
