// Lessons: student and control are one model but for what they learn from; a teacher that answers other questions is
// refused; the preset that ships does what its text says.
import { expect, test } from 'vitest';
import { DataError, makeDataset } from '../../data/index.ts';
import { CpuBackend } from '../../engine/cpu/backend.ts';
import { type Experiment, fromLink } from '../../experiment/index.ts';
import { lessonPresets } from './lesson-presets.ts';
import { Lesson, type LessonPlan, repeatLesson, type Teacher } from './lesson.ts';

const backend = new CpuBackend();
const of = (link: string): Experiment => fromLink(link).experiment;

function teacherOf(link: string, steps: number): Teacher {
  const experiment = of(link);
  return { experiment, dataset: makeDataset(experiment.data), steps, name: 'it' };
}
function planOf(link: string, temperature: number, hard: number): LessonPlan {
  const student = of(link);
  return { student, dataset: makeDataset(student.data), temperature, hard };
}
const moons = 'data=moons&noise=0.1&opt=adam';

test('with nothing but labels the student is its control, to the bit; with a teacher it is not', async () => {
  const teacher = teacherOf(`${moons}&layers=16t`, 200);
  const at = async (hard: number) => {
    const lesson = await Lesson.create(backend, teacher, planOf(`${moons}&layers=3t`, 4, hard));
    await lesson.run(60);
    const { seen, step } = await lesson.look();
    expect(step).toBe(60);
    expect(seen.teacher.parameters).toBe(65);
    expect(seen.student.plane).toHaveLength(24 * 24);
    await lesson.destroy();
    return seen;
  };
  const labels = await at(1);
  expect(labels.student).toEqual(labels.control);
  const taught = await at(0.1);
  expect(taught.control).toEqual(labels.control);
  expect(taught.student.metrics.loss).not.toBe(taught.control.metrics.loss);
});

test('a teacher that learns on is heard', async () => {
  const lesson = await Lesson.create(backend, teacherOf(`${moons}&layers=16t`, 0), planOf(`${moons}&layers=3t`, 2, 0));
  await lesson.run(40);
  const before = (await lesson.look()).seen;
  const { teacher } = lesson.trainers;
  const [theta] = await teacher.read([{ buffer: 'theta', words: teacher.plan.length }]);
  await lesson.retune(
    theta.map((w) => 3 * w),
    new Float32Array(),
  );
  await lesson.run(40);
  const after = (await lesson.look()).seen;
  expect(after.teacher.metrics.loss).not.toBe(before.teacher.metrics.loss);
  expect(after.student.metrics.loss).not.toBe(before.student.metrics.loss);
  await lesson.destroy();
});

const refusal = async (teacher: Teacher, plan: LessonPlan): Promise<string> => {
  try {
    await (await Lesson.create(backend, teacher, plan)).destroy();
    return 'taken';
  } catch (error) {
    return error instanceof DataError ? `${error.key} ${JSON.stringify(error.values)}` : String(error);
  }
};

test('other outputs, other data, no classes: refused by name', async () => {
  const plan = planOf(`${moons}&layers=3t`, 4, 0.1);
  expect(await refusal(teacherOf('data=blobs3&layers=8t', 0), plan)).toBe('teacher-outputs {"given":3,"wanted":1}');
  expect(await refusal(teacherOf('data=circle&layers=8t', 0), plan)).toMatch(/^teacher-fit/);
  expect(await refusal(teacherOf('data=sine&layers=8t', 0), plan)).toMatch(/^teacher-loss/);
  expect(await refusal(teacherOf(`${moons}&loss=mse&layers=8t`, 0), plan)).toMatch(/^teacher-loss/);
  expect(await refusal(teacherOf(`${moons}&layers=8t&features=x,y,x2`, 0), plan)).toBe('taken');
});

test('the lesson of two moons: the student is better than its control on at least 4 of 5 seeds', async () => {
  const { choice, link } = lessonPresets.moons;
  const plan = planOf(link, choice.temperature, choice.hard);
  plan.student.model = of(`layers=${choice.student}`).model;
  const results = await repeatLesson(backend, teacherOf(choice.link, choice.teacherSteps), plan, {
    seeds: [11, 12, 13, 14, 15],
    steps: choice.steps,
  });
  const text = results.map(({ student, control }) => `${(100 * student).toFixed(0)}/${(100 * control).toFixed(0)}`);
  console.log(`student/control, test accuracy in %: ${text.join(' ')}`);
  expect(results.filter(({ student, control }) => student > control).length).toBeGreaterThanOrEqual(4);
});
