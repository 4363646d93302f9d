import { expect, test } from 'vitest';
import { makeDataset } from '../data/index.ts';
import { fromLink, withDefaults } from '../experiment/index.ts';
import { pictures } from '../../test/images.ts';
import { CpuBackend } from './cpu/backend.ts';
import { evaluatedRows } from './evaluated-rows.ts';
import { frameOf, frameReads } from './observe.ts';
import { compilePlan } from './plan.ts';
import { Trainer } from './trainer.ts';

test('all rows, where that is little work', () => {
  const x = withDefaults({ data: { samples: 5000 } });
  const dataset = makeDataset(x.data);
  expect(evaluatedRows(compilePlan(x, dataset), dataset, true)).toEqual({ train: 2500, test: 2500 });
});

test('a model that is much work is looked at with fewer, on a fast device with more, with the same numbers every time', async () => {
  const { experiment: x } = fromLink('data=blobs5&layers=conv16x3r.same,conv16x3r.same,max-pool2,flatten,16r&batch=8');
  const dataset = pictures({ shape: [1, 16, 16], classes: 5, train: 400, test: 210 });
  const trainer = await Trainer.create(new CpuBackend(), x, dataset);
  const { plan, evaluated } = trainer;
  expect(evaluated).toEqual({ train: 200, test: 200 });
  expect(evaluatedRows(plan, dataset, false)).toEqual({ train: 400, test: 210 });
  await trainer.run(3);
  const look = { probe: false, parameters: false };
  const some = frameOf(
    plan,
    dataset,
    evaluated,
    look,
    trainer.stateNow(),
    (await trainer.advance(0, true, frameReads(plan, evaluated, look)))!,
  );
  const all = { train: 400, test: 210 };
  const every = frameOf(
    plan,
    dataset,
    all,
    look,
    trainer.stateNow(),
    (await trainer.advance(0, true, frameReads(plan, all, look)))!,
  );
  expect(some.rows).toEqual(evaluated);
  expect(some.testOutputs).toEqual(every.testOutputs.slice(0, 200 * 5));
  expect(some.metrics.train).not.toEqual(every.metrics.train);
  expect(every.metrics.test).toMatchObject({ accuracy: expect.any(Number) as number });
  await trainer.destroy();
});
