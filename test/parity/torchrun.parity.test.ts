// The exported program as its reader runs it: from the command line, and data-parallel under torchrun.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changeAt, type Experiment, fromLink, withDefaults } from '../../src/experiment/index.ts';
import { backends, lossesOf } from './backends.ts';
import { teacherOf } from './cases/compression.ts';
import { compare } from './compare.ts';
import { inFolder, judge, torchrun, writeProgram } from './programs.ts';
import { python } from './python.ts';

const steps = 60;

/** Runs an experiment's train.py in a folder of its own: what it prints, and the losses it writes. */
const train = (x: Experiment, command: string): Promise<{ said: string; losses: number[] }> =>
  inFolder(async (folder) => {
    writeProgram(folder, x);
    const said = await python([...command.split(' '), '--out', 'losses.json'], '', folder);
    return { said, ...(JSON.parse(readFileSync(join(folder, 'losses.json'), 'utf8')) as { losses: number[] }) };
  });

const busy = changeAt(
  changeAt(
    withDefaults({
      data: { set: 'blobs3' },
      regularization: { l1: 0.01, l2: 0.01, clip: 0.3 },
      batch: { strategy: 'adaptive', size: 3 },
    }),
    20,
    'optimizer.type',
    'adam',
  ),
  40,
  'optimizer.weightDecay',
  0.1,
);

/** Shares of equal and of unequal size, and batches of one sample, of which the second process has none. */
const runs: Record<string, Experiment> = {
  'batches of 10': withDefaults({}),
  'batches of 7, the last of 5': withDefaults({ batch: { size: 7 }, optimizer: { type: 'momentum' } }),
  'single samples': withDefaults({ batch: { strategy: 'single' } }),
  'the whole set': withDefaults({ batch: { strategy: 'full' }, data: { set: 'sine' } }),
  'everything at once': busy,
  'a layer frozen, then another': changeAt(
    changeAt(fromLink('layers=8t.frozen,6t&opt=adam').experiment, 20, 'model.layers.0.frozen', false),
    40,
    'model.layers.1.frozen',
    true,
  ),
  'a layer frozen, another drawn to a teacher’s by a map': withDefaults({
    ...fromLink('layers=8t.frozen,6t&data=moons').experiment,
    compression: { teacher: teacherOf({ data: { set: 'moons' } }, [9]), hintLayer: 2 },
  }),
};

test('python3 train.py --steps N --out losses.json', async () => {
  const x = withDefaults({ data: { set: 'moons' }, optimizer: { type: 'adam' }, schedule: { type: 'cosine' } });
  const { said, losses } = await train(x, `train.py --steps ${steps}`);
  expect(said).toMatch(/^step 6: loss [\d.]+, learning rate [\d.]+$/m);
  expect(said).toMatch(/^test loss [\d.]+, accuracy [\d.]+%$/m);
  const double = await train(x, `train.py --steps ${steps} --dtype float64 --device cpu`);
  expect(double.losses).not.toEqual(losses);
  const ours = await lossesOf(await backends.cpu(), x, steps);
  expect(compare(ours, losses).mismatches).toEqual([]);
  expect(compare(ours, double.losses).mismatches).toEqual([]);
});

test('torchrun --nproc_per_node 2 train.py trains as one process does', async () => {
  const { said, losses } = await train(busy, `${torchrun(2).join(' ')} train.py --steps ${steps}`);
  expect(said.match(/test loss/g)).toHaveLength(1); // only the first process speaks
  const [alone] = await judge([{ x: busy, steps }]);
  expect(compare(losses, alone).mismatches).toEqual([]);
});

test('two processes and three share every batch, however it divides', async () => {
  const jobs = Object.values(runs).map((x) => ({ x, steps }));
  const alone = await judge(jobs);
  for (const processes of [2, 3]) {
    const together = await judge(jobs, processes);
    for (const [i, name] of Object.keys(runs).entries()) {
      expect({ name, processes, off: compare(together[i], alone[i]).mismatches }).toEqual({ name, processes, off: [] });
    }
  }
});

test('a run that blows up ends with its last finite loss', async () => {
  const x = withDefaults({ data: { set: 'plane' }, model: { layers: [] }, optimizer: { lr: 10 } });
  const { said, losses } = await train(x, 'train.py --steps 200');
  expect(said).toMatch(/^step \d+: the loss is (inf|nan), so this is the end$/m);
  expect(losses.length).toBeGreaterThan(10);
  expect(losses.every(Number.isFinite)).toBe(true);
});
