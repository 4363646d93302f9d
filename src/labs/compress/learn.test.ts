// What the bench promises of a convolutional network on the digits, at the default settings of the data set: pruning
// four weights in five with fine-tuning, rounding after training, training rounded.
import { expect, test } from 'vitest';
import { loadFromDisk } from '../../data/assets.testing.ts';
import { suggestedFor } from '../../data/index.ts';
import { CpuBackend } from '../../engine/cpu/backend.ts';
import { metricsOf } from '../../engine/evaluate.ts';
import { evaluationPasses } from '../../engine/observe.ts';
import { Trainer } from '../../engine/trainer.ts';
import { changeAt, fromLink, withDefaults } from '../../experiment/index.ts';
import { Bench } from './bench.ts';
import { repeatLesson } from './lesson.ts';
import { lessonPresets } from './lesson-presets.ts';
import { defaultTechnique } from './variant.ts';

const steps = 300;
const tuning = 150;

test('80 % pruned and fine-tuned, 8 bits after training, 4 bits trained', async () => {
  const x = withDefaults(suggestedFor('digits'));
  const dataset = await loadFromDisk(x.data);
  const trainer = await Trainer.create(new CpuBackend(), x, dataset);
  const seen = async () => {
    const passes = evaluationPasses(trainer.plan, 'test', dataset.test.n);
    const [z] = (await trainer.advance(0, true, { passes }))!;
    const metrics = metricsOf(x.loss, dataset, z, dataset.test);
    return { loss: metrics.loss, accuracy: 'accuracy' in metrics ? metrics.accuracy : 0 };
  };
  await trainer.run(steps);
  const base = await seen();
  const { length } = trainer.plan;
  const [theta, gradient] = await trainer.read([
    { buffer: 'theta', words: length },
    { buffer: 'grad', words: length },
  ]);

  const bench = new Bench(() => {});
  await bench.open(new CpuBackend(), x, dataset);
  bench.wants = 'report';
  const rounded = async (bits: 8 | 4) => {
    bench.technique = { ...defaultTechnique, grain: 'tensor' };
    bench.amount = { sparsity: 0, bits };
    bench.observe({ step: steps, theta: theta.slice(), gradient, layerState: new Float32Array() });
    await bench.settled();
    const { metrics } = bench.report!;
    return { loss: metrics.loss, accuracy: 'accuracy' in metrics ? metrics.accuracy : 0 };
  };
  const [eight, four] = [await rounded(8), await rounded(4)];
  bench.destroy();

  /** The run from here on with other settings of compression. */
  const tuned = async (changes: [path: string, value: unknown][]) => {
    await trainer.rewind(steps);
    const changed = changes.reduce(
      (y, [path, value]) => changeAt(y, steps, `compression.${path}`, value),
      trainer.experiment,
    );
    trainer.change(changed);
    await trainer.run(tuning);
    return seen();
  };
  const pruned = await tuned([
    ['sparsity', 0.8],
    ['prune', 'magnitude'],
  ]);
  const [sparse] = await trainer.read([{ buffer: 'theta', words: length }]);
  const trained = await tuned([
    ['grain', 'tensor'],
    ['qat', '4'],
  ]);
  await trainer.destroy();
  const text = Object.entries({ base, pruned, eight, four, trained }).map(
    ([name, { accuracy, loss }]) => `${name} ${(100 * accuracy).toFixed(1)} % (${loss.toFixed(3)})`,
  );
  console.log(text.join(', '));

  const weights = trainer.plan.parameters.filter(({ shape }) => shape.length > 1);
  const all = weights.reduce((sum, p) => sum + p.length, 0);
  const left = weights.reduce(
    (sum, p) => sum + sparse.subarray(p.offset, p.offset + p.length).filter(Boolean).length,
    0,
  );
  expect(left / all).toBeLessThan(0.201);
  expect(base.accuracy).toBeGreaterThan(0.93);
  expect(pruned.accuracy).toBeGreaterThan(base.accuracy - 0.01);
  expect(Math.abs(eight.accuracy - base.accuracy)).toBeLessThanOrEqual(0.005);
  expect(trained.accuracy).toBeGreaterThan(four.accuracy);
});

test('the lesson of the digits: the student is better than its control on at least 4 of 5 seeds', async () => {
  const { choice, link } = lessonPresets.digits;
  const [run, experiment] = [link, choice.link].map((text) => fromLink(text).experiment);
  const dataset = await loadFromDisk(run.data);
  const { model } = fromLink(`layers=${choice.student}`).experiment;
  const { temperature, hard } = choice;
  const plan = { student: { ...run, model }, dataset, temperature, hard, hint: 0 };
  const teacher = { experiment, dataset, steps: choice.teacherSteps, name: 'it' };
  const results = await repeatLesson(new CpuBackend(), teacher, plan, {
    seeds: [11, 12, 13, 14, 15],
    steps: choice.steps,
  });
  const text = results.map(({ student, control }) => `${(100 * student).toFixed(1)}/${(100 * control).toFixed(1)}`);
  console.log(`student/control, test accuracy in %: ${text.join(' ')}`);
  expect(results.filter(({ student, control }) => student > control).length).toBeGreaterThanOrEqual(4);
});
