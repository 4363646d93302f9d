// Lessons: student and control are one model but for what they learn from; a teacher that answers other questions is
// refused; the preset that ships does what its text says.
import { expect, test } from 'vitest';
import { DataError, makeDataset } from '../../data/index.ts';
import { CpuBackend } from '../../engine/cpu/backend.ts';
import { hintMap } from '../../engine/hint.ts';
import { type Experiment, fromLink } from '../../experiment/index.ts';
import { lessonPresets } from './lesson-presets.ts';
import { Lesson, type LessonPlan, repeatLesson, softAnswer, type Teacher } from './lesson.ts';

const backend = new CpuBackend();
const of = (link: string): Experiment => fromLink(link).experiment;

function teacherOf(link: string, steps: number): Teacher {
  const experiment = of(link);
  return { experiment, dataset: makeDataset(experiment.data), steps, name: 'it' };
}
function planOf(link: string, temperature: number, hard: number): LessonPlan {
  const student = of(link);
  return { student, dataset: makeDataset(student.data), temperature, hard, hint: 0 };
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
    expect(seen.student.answers.map(({ length }) => length)).toEqual([1, 1]);
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
  // Its run has a map of its own to yet another teacher's layer, behind the model's words.
  await lesson.retune(Float32Array.of(...theta.map((w) => 3 * w), 1, 2, 3, 4), new Float32Array());
  await lesson.run(40);
  const after = (await lesson.look()).seen;
  expect(after.teacher.metrics.loss).not.toBe(before.teacher.metrics.loss);
  expect(after.student.metrics.loss).not.toBe(before.student.metrics.loss);
  await lesson.destroy();
});

/** A lesson of 100 steps that matches the first hidden layers; halfway the match counts twice as much. */
async function matchedLesson(layers: string, hint: number, hard: number) {
  const plan = { ...planOf(`${moons}&layers=${layers}`, 4, hard), hint, matched: { student: 1, teacher: 1 } };
  const lesson = await Lesson.create(backend, teacherOf(`${moons}&layers=8t`, 100), plan);
  const before = (await lesson.look()).seen;
  await lesson.run(40);
  lesson.tune({ ...plan, hint: 2 * hint });
  expect(lesson.trainers.student.settings.compression.hint).toBe(2 * hint);
  await lesson.run(60);
  const { seen } = await lesson.look();
  expect(lesson.answers.map(({ name, shape }) => [name, shape[1]])).toEqual([
    ['teacher.logits', 1],
    ['teacher.features', 8],
  ]);
  await lesson.destroy();
  return { before, seen };
}

test('a hidden layer comes nearer to its teacher’s, as wide or not; without weight nothing but labels are learned', async () => {
  for (const layers of ['3t', '8t']) {
    const { before, seen } = await matchedLesson(layers, 1, 0.1);
    expect(seen.student.distance).toBeLessThan(0.6 * before.student.distance!);
    expect(seen.student.parameters).toBe(seen.control.parameters);
    const { seen: unmatched } = await matchedLesson(layers, 0, 1);
    expect(unmatched.student.metrics).toEqual(unmatched.control.metrics);
  }
});

test('answers at a temperature: one logit is two classes, a high temperature makes them alike', () => {
  const [no, yes] = softAnswer(Float32Array.of(2 * Math.log(3)), 2);
  expect(no).toBeCloseTo(0.25, 6);
  expect(yes).toBeCloseTo(0.75, 6);
  const shares = softAnswer(Float32Array.of(100, -100, 0), 1e6);
  for (const share of shares) expect(share).toBeCloseTo(1 / 3, 3);
  expect(softAnswer(Float32Array.of(3000, 0, 0), 0.5)).toEqual([1, 0, 0]);
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

test('a layer that is not there, that learns nothing, or that is too large: refused by name, before the teacher learns', async () => {
  const matching = (layers: string, student: number, teacher: number) => ({
    ...planOf(`${moons}&layers=${layers}`, 4, 0.1),
    matched: { student, teacher },
  });
  const teacher = teacherOf(`${moons}&layers=16t,8t`, 1e6);
  expect(await refusal(teacher, matching('3t', 2, 1))).toBe('hint-student {"layer":2,"layers":1}');
  expect(await refusal(teacher, matching('3t', 1, 3))).toBe('hint-teacher {"layer":3,"layers":2}');
  expect(await refusal(teacher, matching('dropout0.5,3t', 1, 1))).toBe('hint-still {"layer":1}');
  expect(() => hintMap([8, 26, 26], [16, 26, 26])).toThrow('58492928');
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
