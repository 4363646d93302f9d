import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ExperimentPatch, toySetNames, withDefaults } from '../experiment/index.ts';
import { loadFromDisk } from './assets.testing.ts';
import { assemble } from './assemble.ts';
import { DataError, type Dataset, foldsOf, ignored, loadDataset, type Split } from './index.ts';
import { linesSource } from './text/lines.ts';
import { streamSource } from './text/stream.ts';
import { makeVocabulary, tokenize, unknown } from './text/vocabulary.ts';

/** Rows of x or y as text; `·` where there is no target. */
function texts(d: Dataset, part: Split, of: 'x' | 'y'): string[] {
  const width = of === 'x' ? d.inputs : d.targets;
  return Array.from({ length: part.n }, (_, i) =>
    Array.from(part[of].subarray(i * width, (i + 1) * width), (k) => (k === ignored ? '·' : d.vocabulary![k])).join(''),
  );
}
const own = (text: string, data: ExperimentPatch['data'] = {}): Promise<Dataset> =>
  loadDataset(withDefaults({ data: { set: 'text', content: text, ...data } }).data);
const toy = (set: (typeof toySetNames)[number], data: ExperimentPatch['data'] = {}) =>
  loadDataset(withDefaults({ data: { set, ...data } }).data);
const keyOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error instanceof DataError ? error.key : String(error)),
  );

describe('a long text', () => {
  test('Moby-Dick: rows of 64 letters, each place asks for the next', async () => {
    const d = await loadFromDisk({ set: 'moby-dick' });
    expect(d).toMatchObject({ shape: [64], inputs: 64, targets: 64, task: 'classification' });
    expect(d.train.n + d.test.n).toBe(Math.floor(1_191_267 / 64));
    expect(d.vocabulary).toHaveLength(d.classes);
    expect(d.classes).toBeLessThan(90);
    const [x, y] = [texts(d, d.train, 'x'), texts(d, d.train, 'y')];
    for (let i = 0; i < 50; i++) expect(x[i].slice(1)).toBe(y[i].slice(0, -1));
    expect(x.some((row) => row.startsWith('CHAPTER 1. Loomings.'))).toBe(true);
  });

  test('is held out at its end', async () => {
    const d = await own('abcdefghijklmnopqrstuvwxyz'.repeat(4), { length: 4, test: 0.2 });
    const order = (part: Split) => texts(d, part, 'x').join('');
    expect(d.test.n).toBe(5);
    expect(order(d.test)).toBe('abcdefghijklmnopqrstuvwxyz'.repeat(4).slice(80, 100));
    expect(texts(d, d.train, 'x').sort()).toEqual(
      [...'abcdefghijklmnopqrstuvwxyz'.repeat(4).slice(0, 80).matchAll(/.{4}/g)].map(([row]) => row).sort(),
    );
  });

  test('may be cut into words, and limited', async () => {
    const d = await own('The cat’s hat, the cat 42!\nThe end. '.repeat(10), { tokens: 'word', length: 5, rows: 12 });
    expect(d.vocabulary).toContain('cat’s');
    expect(d.vocabulary).toContain('\n');
    expect(d.train.n + d.test.n).toBe(12);
    expect(d.tokens).toBe('word');
    expect(tokenize('我爱 猫', 'word')).toEqual(['我', '爱', '猫']);
    expect(tokenize('añ😀', 'character')).toEqual(['a', 'ñ', '😀']);
  });

  test('that is too short, too long or no text is refused with the figure', async () => {
    await expect(own('hello', { length: 64 })).rejects.toMatchObject({
      key: 'short-text',
      values: { tokens: 5, needed: 129 },
    });
    const config = withDefaults({ data: { set: 'text', length: 64 } }).data;
    const long = 'a b c '.repeat(900_000);
    expect(() => streamSource(long, config)).toThrow(expect.objectContaining({ key: 'long-text' }));
    expect(streamSource(long, { ...config, rows: 100 }).n).toBeGreaterThan(100);
    expect(await keyOf(own(''))).toBe('file-missing');
  });

  test('has unknown tokens only where the vocabulary is full or a word stands alone', () => {
    const many = Array.from({ length: 5000 }, (_, i) => String.fromCodePoint(0x4e00 + i));
    const { list, numberOf } = makeVocabulary([...many, ...many.slice(0, 4000)], 'character');
    expect(list).toHaveLength(4096);
    expect(list[numberOf(many[4999])]).toBe(unknown);
    expect(list[numberOf(many[7])]).toBe(many[7]);
    const words = makeVocabulary(['a', 'b', 'a'], 'word');
    expect(words.list).toEqual([unknown, 'a']);
  });
});

describe('lines', () => {
  test('begin and end with the stop token; past the end nothing is asked', async () => {
    const d = await own('ada\n\n bob \nmaximilian\n', { lines: true, length: 6 });
    const rows = texts(d, d.train, 'x').map((x, i) => `${x} ${texts(d, d.train, 'y')[i]}`);
    expect(rows.sort()).toEqual([
      '\nada\n\n ada\n··',
      '\nbob\n\n bob\n··',
      '\nmaxim maximi', // cut, so there is no end to learn
    ]);
    expect(d).toMatchObject({ padding: 0, prompt: 1, targets: 6 });
  });

  test('of any text come back whole', () => {
    const line = fc.stringMatching(/^[a-z ]{0,20}$/);
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 20 }), fc.integer({ min: 2, max: 24 }), (lines, length) => {
        const kept = lines.map((text) => text.trim()).filter((text) => text !== '');
        fc.pre(kept.length >= 2);
        const config = withDefaults({ data: { set: 'text', lines: true, length } }).data;
        const d = assemble(linesSource(lines.join('\n'), config), config);
        const parts = d.heldOut ? [d.train, d.test] : [d.train];
        const answers = parts.flatMap((part) => texts(d, part, 'y')).map((y) => y.replaceAll('·', ''));
        expect(answers.sort()).toEqual(kept.map((text) => `${text}\n`.slice(0, length)).sort());
      }),
    );
  });

  test('first names: every one fits', async () => {
    const d = await loadFromDisk({ set: 'names' });
    expect(d.train.n + d.test.n).toBe(8422);
    expect(texts(d, d.test, 'y').every((y) => y.includes('\n'))).toBe(true);
  });
});

test('spam: words before the end of the row, one class each', async () => {
  const d = await loadFromDisk({ set: 'spam' });
  expect(d).toMatchObject({ shape: [16], targets: 1, classes: 2, classNames: ['ham', 'spam'], padding: 0 });
  const last = Array.from({ length: d.train.n }, (_, i) => d.train.x[16 * i + 15]);
  expect(last.every((token) => token > 0)).toBe(true);
  const share = d.train.y.reduce((a, b) => a + b, 0) / d.train.n;
  expect(share).toBeGreaterThan(0.35);
  expect(share).toBeLessThan(0.5);
  expect((await loadFromDisk({ set: 'spam', balance: 'class-weights' })).classWeights).toHaveLength(2);
});

describe('toy sequences', () => {
  test.each([
    ['copy', (q: string) => q],
    ['reverse', (q: string) => Array.from(q).reverse().join('')],
    ['sort', (q: string) => Array.from(q).sort().join('')],
  ] as const)('%s is answered after the bar', async (set, answer) => {
    const d = await toy(set, { length: 5, samples: 300 });
    expect(d).toMatchObject({ shape: [10], targets: 10, prompt: 6 });
    const ys = texts(d, d.train, 'y');
    for (const [i, x] of texts(d, d.train, 'x').entries()) {
      const [question, said] = x.split('|');
      expect(ys[i]).toBe('·····' + answer(question));
      expect(said).toBe(answer(question).slice(0, 4));
    }
  });

  test('parity tells the ones so far', async () => {
    const d = await toy('parity', { length: 9 });
    expect(d).toMatchObject({ classes: 2, targets: 9, vocabulary: ['0', '1'] });
    const ys = texts(d, d.train, 'y');
    for (const [i, x] of texts(d, d.train, 'x').entries()) {
      expect(ys[i]).toBe(
        Array.from(x, (_, t) => Array.from(x.slice(0, t + 1)).filter((bit) => bit === '1').length % 2).join(''),
      );
    }
  });

  test('addition adds, from the last digit', async () => {
    for (const length of [2, 3]) {
      const d = await toy('addition', { length, samples: 500 });
      expect(d.shape).toEqual([3 * length + 2]);
      const ys = texts(d, d.train, 'y');
      for (const [i, x] of texts(d, d.train, 'x').entries()) {
        const [, a, b, said] = /^(\d+)\+(\d+)=(\d*)$/.exec(x)!;
        const sum = Array.from(String(Number(a) + Number(b)).padStart(length + 1, '0'))
          .reverse()
          .join('');
        expect(ys[i]).toBe('·'.repeat(2 * length + 1) + sum);
        expect(sum.startsWith(said)).toBe(true);
      }
    }
  });

  test.each(toySetNames)('%s never tests on a row it trains on, where rows can be counted', async (set) => {
    const d = await toy(set, { length: 4 });
    const train = new Set(texts(d, d.train, 'x'));
    const prompt = (row: string) => row.slice(0, d.prompt);
    const asked = new Set([...train].map(prompt));
    for (const row of texts(d, d.test, 'x')) expect(asked).not.toContain(prompt(row));
  });
});

describe('ratings', () => {
  test('are of one user and one film, each pair once, and follow from the hidden tastes', async () => {
    const d = await loadDataset(withDefaults({ data: { set: 'ratings', noise: 0 } }).data);
    expect(d).toMatchObject({ shape: [2], targets: 1, task: 'regression', classes: 0 });
    const pairs = new Set<string>();
    const { size, users, items } = d.hidden!;
    for (const part of [d.train, d.test]) {
      for (let i = 0; i < part.n; i++) {
        const [user, film] = [part.x[2 * i], part.x[2 * i + 1] - users.length / size];
        pairs.add(`${user} ${film}`);
        let liking = 0;
        for (let k = 0; k < size; k++) liking += users[user * size + k] * items[film * size + k];
        expect(part.y[i]).toBe(Math.min(2, Math.max(-2, Math.round(liking))) + 0);
      }
    }
    expect(pairs.size).toBe(d.train.n + d.test.n);
    expect(Math.max(...d.train.x)).toBeLessThan(d.vocabulary!.length);
  });
});

test.each(['moby-dick', 'names', 'spam', 'copy', 'parity', 'addition', 'ratings'] as const)(
  '%s: tokens are in the vocabulary, the same twice, other rows for another seed, folds that fit',
  async (set) => {
    const data = { set, rows: 200, samples: 200 };
    const d = await loadFromDisk(data);
    for (const part of [d.train, d.test]) {
      expect(part.x).toHaveLength(part.n * d.inputs);
      expect(part.y).toHaveLength(part.n * d.targets);
      expect(part.x.every((k) => Number.isInteger(k) && k >= 0 && k < d.vocabulary!.length)).toBe(true);
      if (d.task === 'classification') expect(part.y.every((k) => k >= ignored && k < d.classes)).toBe(true);
      for (let i = 0; i < part.n; i++) {
        expect(
          part.y.subarray(i * d.targets, (i + 1) * d.targets).some((k) => k !== ignored) || d.task === 'regression',
        ).toBe(true);
      }
    }
    expect((await loadFromDisk(data)).train).toEqual(d.train);
    expect((await loadFromDisk({ ...data, seed: 2 })).train).not.toEqual(d.train);
    const folds = foldsOf(d, 4, 1);
    expect(folds.map((fold) => fold.test.n).reduce((a, b) => a + b)).toBe(d.train.n + d.test.n);
    expect(folds[0].shape).toEqual(d.shape);
  },
);
