// A lesson (Hinton, Vinyals & Dean 2015): a student learns from a teacher's answers and the labels; beside it the very
// same student, with the same weights and batches, learns from the labels alone. The teacher may learn on meanwhile.
import { type Dataset, DataError, lendWeights, returnWeights } from '../../data/index.ts';
import type { Backend } from '../../engine/backend.ts';
import { checkLesson, logitsName } from '../../engine/distill.ts';
import { metricsOf } from '../../engine/evaluate.ts';
import type { Metrics } from '../../engine/metrics/index.ts';
import { checkHint, checkHintLayer, featuresName } from '../../engine/hint.ts';
import { compilePlan, outputUnits } from '../../engine/plan.ts';
import { probeInputs } from '../../engine/probe.ts';
import { Trainer } from '../../engine/trainer.ts';
import { changeAt, type Experiment } from '../../experiment/index.ts';
import { thumbnail } from './evaluator.ts';
import { hintDistance } from './hint-distance.ts';
import { layerOutputs } from './layer-outputs.ts';

export interface Teacher {
  experiment: Experiment;
  dataset: Dataset;
  /** Its parameters and running statistics by name; absent: it starts anew and has to be trained. */
  tensors?: readonly { name: string; shape: number[]; data: Float32Array }[];
  /** Steps it learns for before the lesson. */
  steps: number;
  /** What it is called where something is wrong with it. */
  name: string;
}

/** What counts how much in the student's loss: may change while it learns. */
export interface Mix {
  temperature: number;
  /** Share of the loss that the labels have: 0 is a lesson without labels. */
  hard: number;
  /** β of the hidden layer that is matched. */
  hint: number;
}

export interface LessonPlan extends Mix {
  /** The student: the settings it learns with, its layers, its seed. */
  student: Experiment;
  dataset: Dataset;
  /** Hidden layers, from 1, the first of which is drawn to the second. */
  matched?: { student: number; teacher: number };
}

/** A lesson as it ships: the run whose data and optimizer the student has, and what is chosen for it. */
export interface TeacherLesson {
  link: string;
  choice: {
    source: 'link';
    link: string;
    teacherSteps: number;
    student: string;
    temperature: number;
    hard: number;
    steps: number;
  };
}

export const roles = ['teacher', 'student', 'control'] as const;
export type Role = (typeof roles)[number];

/** What is seen of one of the three. */
export interface Seen {
  metrics: Metrics;
  parameters: number;
  /** Raw outputs over the plane; undefined for data that have none. */
  plane: Float32Array | undefined;
  /** Raw outputs for each of the `sampleRows`. */
  answers: readonly Float32Array[];
  /** ½‖r(h_student) − h_teacher‖² of the student, the mean over test samples, where a hidden layer is matched. */
  distance?: number;
}

export interface LessonSeen {
  step: number;
  /** Both of the student. */
  dataset: Dataset;
  settings: Experiment;
  /** Whether student or control blew up: it does not go on. */
  failed: boolean;
  seen: Record<Role, Seen>;
}

/** The student as an experiment of its own, which has its teacher's answers under this name. */
export function studentExperiment(plan: LessonPlan, teacher: string): Experiment {
  const { student, temperature, hard, hint, matched } = plan;
  const hintLayer = matched?.student ?? 0;
  const compression = { ...student.compression, prune: 'none' as const, qat: 'none' as const };
  return {
    ...student,
    model: { ...student.model, weights: '' },
    compression: { ...compression, teacher, temperature, hard, hint, hintLayer },
    precision: 'f32',
    tweaks: [],
  };
}

/** What is known of both is equal. */
const same = (a: Float32Array | undefined, b: Float32Array | undefined): boolean =>
  a === undefined || b === undefined || (a.length === b.length && a.every((value, i) => value === b[i]));

/** Throws DataError where the two do not answer the same questions. */
export function checkTeacher({ experiment, dataset, name }: Teacher, plan: LessonPlan): void {
  checkLesson(experiment.loss, dataset, name);
  checkLesson(plan.student.loss, plan.dataset, name);
  const [given, wanted] = [outputUnits(dataset), outputUnits(plan.dataset)];
  if (given !== wanted) throw new DataError('teacher-outputs', { given, wanted });
  const [a, b] = [dataset.train, plan.dataset.train];
  const isSameSet = experiment.data.set === plan.student.data.set && a.n === b.n;
  if (!isSameSet || !same(a.y, b.y) || !same(a.points, b.points)) {
    throw new DataError('teacher-fit', { file: name, rows: b.n, outputs: wanted });
  }
  if (!plan.matched) return;
  checkHintLayer('student', plan.matched.student, plan.student.model.layers.length);
  checkHintLayer('teacher', plan.matched.teacher, experiment.model.layers.length);
}

/** What a teacher says of the training set, as the tensors of its file. */
type Answers = [logits: Answer, features?: Answer];
interface Answer {
  name: string;
  shape: number[];
  data: Float32Array;
}

export class Lesson {
  #answers: Answers;

  private constructor(
    private planned: LessonPlan,
    readonly trainers: Record<Role, Trainer>,
    readonly lent: readonly string[],
    answers: Answers,
  ) {
    this.#answers = answers;
  }

  /** Trains the teacher where it has to be, and seats student and control. Throws DataError, LayerError. */
  static async create(
    backend: Backend,
    teacher: Teacher,
    plan: LessonPlan,
    { stop = () => false }: { stop?: () => boolean } = {},
  ): Promise<Lesson> {
    checkTeacher(teacher, plan);
    const weights = teacher.tensors ? lendWeights(teacher.tensors) : '';
    const lent = weights === '' ? [] : [weights];
    const { experiment: x } = teacher;
    const teaching = {
      ...x,
      model: { ...x.model, weights },
      compression: { ...x.compression, teacher: '' },
      ...(teacher.tensors ? { tweaks: [] } : {}),
    };
    const made: Trainer[] = [];
    try {
      const first = await Trainer.create(backend, teaching, teacher.dataset, {
        probe: probeInputs(teacher.dataset, thumbnail),
      });
      made.push(first);
      const { dataset, matched } = plan;
      if (matched) {
        // Before the teacher is trained for nothing.
        const { layers } = compilePlan(studentExperiment(plan, ''), dataset);
        const { shape } = first.plan.layers[matched.teacher - 1];
        checkHint(layers[matched.student - 1].training, matched.student, shape, dataset.train.n);
      }
      if (teacher.steps > 0) await first.run(teacher.steps, stop);
      throwFailure('teacher', first);
      const answers = await answersOf(first, teacher.dataset, plan);
      const id = lendWeights(filed(answers));
      lent.push(id);
      const probe = probeInputs(dataset, thumbnail);
      const student = await Trainer.create(backend, studentExperiment(plan, id), dataset, { probe });
      made.push(student);
      const control = await Trainer.create(backend, studentExperiment(plan, ''), dataset, { probe });
      const lesson = new Lesson(plan, { teacher: first, student, control }, lent, answers);
      return lesson;
    } catch (error) {
      for (const trainer of made) await trainer.destroy();
      lent.forEach(returnWeights);
      throw error;
    }
  }

  get step(): number {
    return this.trainers.student.step;
  }
  get plan(): LessonPlan {
    return this.planned;
  }
  /** What the teacher says of the training set: `teacher.logits` (n, K) and, of the layer that is matched, `teacher.features`. */
  get answers(): Answer[] {
    return filed(this.#answers);
  }

  /** From the next step on the student's loss is mixed like that. Throws ExperimentError. */
  tune({ temperature, hard, hint }: Mix): void {
    const now = this.planned;
    if (now.temperature === temperature && now.hard === hard && now.hint === hint) return;
    this.planned = { ...now, temperature, hard, hint };
    const { student } = this.trainers;
    const paths = { temperature, hard, hint };
    student.change(
      Object.entries(paths).reduce(
        (x, [name, value]) => changeAt(x, student.step, `compression.${name}`, value),
        student.experiment,
      ),
    );
  }

  /** n more steps of student and control; after a stop, or where one blew up, fewer. */
  async run(n: number, stop?: () => boolean): Promise<void> {
    await this.trainers.student.run(n, stop);
    await this.catchUp(stop);
  }

  /** After a stop between the two: the control learns as far as the student. */
  async catchUp(stop?: () => boolean): Promise<void> {
    await this.trainers.control.run(this.step - this.trainers.control.step, stop);
  }

  /** Throws DataError where student or control blew up: it takes no further step. */
  checkHealth(): void {
    throwFailure('student', this.trainers.student);
    throwFailure('control', this.trainers.control);
  }

  /** The teacher has learnt on: from here on the student hears what it says now. */
  async retune(theta: Float32Array, state: Float32Array): Promise<void> {
    const { teacher, student } = this.trainers;
    // Behind its model's words a run that is itself taught may have a map that only helps it to train.
    const { length } = teacher.plan;
    if (theta.length < length) return;
    teacher.setTheta(theta.subarray(0, length));
    if (teacher.plan.stateLength > 0) teacher.setState(state.subarray(0, teacher.plan.stateLength));
    this.#answers = await answersOf(teacher, teacher.dataset, this.planned);
    const [logits, features] = this.#answers;
    student.setTeacher(logits.data, features?.data);
  }

  async look(): Promise<LessonSeen> {
    const { step } = this;
    const { dataset, matched } = this.planned;
    const { student, control } = this.trainers;
    const { settings } = student;
    const all = await Promise.all(roles.map((role) => seenOf(this.trainers[role])));
    if (matched) all[1].distance = await hintDistance(this.trainers, matched);
    const seen = Object.fromEntries(roles.map((role, i) => [role, all[i]])) as LessonSeen['seen'];
    const failed = [student, control].some(({ failedAt }) => failedAt !== undefined);
    return { step, dataset, settings, failed, seen };
  }

  async destroy(): Promise<void> {
    await Promise.all(roles.map((role) => this.trainers[role].destroy()));
    this.lent.forEach(returnWeights);
  }
}

function throwFailure(role: Role, { failedAt }: Trainer): void {
  if (failedAt !== undefined) throw new DataError(`lesson-${role}`, { step: failedAt });
}

const filed = (answers: Answers): Answer[] => answers.filter((answer) => answer !== undefined);

/** Of a model as it is now, for a lesson. */
async function answersOf(trainer: Trainer, { train: { n } }: Dataset, { matched }: LessonPlan): Promise<Answers> {
  const { layers } = trainer.plan;
  const last = layers.length - 1;
  const [logits, features] = await layerOutputs(trainer, 'train', n, matched ? [last, matched.teacher - 1] : [last]);
  const answer = { name: logitsName, shape: [n, layers[last].output.size], data: logits };
  if (!matched) return [answer];
  return [answer, { name: featuresName, shape: [n, ...layers[matched.teacher - 1].shape], data: features }];
}

async function seenOf(trainer: Trainer): Promise<Seen> {
  const { plan, dataset } = trainer;
  const { test } = dataset;
  const [logits] = await layerOutputs(trainer, 'test', test.n, [plan.layers.length - 1]);
  const metrics = metricsOf(plan.experiment.loss, dataset, logits, test);
  const last = plan.layers.at(-1)!.output;
  const rows = plan.probeRows;
  const reads = [{ buffer: last.value, words: rows * last.size }];
  const answers =
    rows > 0 ? await trainer.advance(0, true, { passes: [{ pass: 'probe', offset: 0, size: rows, reads }] }) : [];
  const K = plan.outputs;
  const said = sampleRows(dataset).map((row) => logits.slice(row * K, (row + 1) * K));
  const own = plan.parameters.filter(({ helper }) => !helper);
  return { metrics, parameters: own.reduce((sum, { length }) => sum + length, 0), plane: answers?.[0], answers: said };
}

/** Test rows whose answers are shown in full: the first of each of the first few classes. */
const mostSamples = 4;

/** Rows of the test set, one a class. */
export function sampleRows({ test: { n, y } }: Dataset): number[] {
  const rows: number[] = [];
  for (let row = 0; row < n && rows.length < mostSamples; row++) {
    if (rows.every((other) => y[other] !== y[row])) rows.push(row);
  }
  return rows;
}

/** Chances of the classes that raw outputs (K, or one logit of two classes) stand for at a temperature. */
export function softAnswer(raw: Float32Array, temperature: number): number[] {
  const logits = raw.length === 1 ? [0, raw[0]] : [...raw];
  const top = Math.max(...logits);
  const weights = logits.map((z) => Math.exp((z - top) / temperature));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / sum);
}

/** Test accuracy of student and control at the end of a lesson, from one seed. */
export interface SeedResult {
  seed: number;
  student: number;
  control: number;
}

const accuracyOf = ({ metrics }: Seen): number => ('accuracy' in metrics ? metrics.accuracy : Number.NaN);

const asTrained = (teacher: Teacher, tensors: NonNullable<Teacher['tensors']>): Teacher => ({
  ...teacher,
  tensors,
  steps: 0,
});

/** The same lesson from several seeds, by the same teacher: whether it helps, or only seemed to. Throws DataError. */
export async function repeatLesson(
  backend: Backend,
  teacher: Teacher,
  plan: LessonPlan,
  {
    seeds,
    steps,
    stop,
    onResult,
  }: {
    seeds: readonly number[];
    steps: number;
    stop?: () => boolean;
    onResult?: (result: SeedResult) => void;
  },
): Promise<SeedResult[]> {
  const results: SeedResult[] = [];
  let taught = teacher;
  for (const seed of seeds) {
    const lesson = await Lesson.create(backend, taught, { ...plan, student: { ...plan.student, seed } }, { stop });
    try {
      // It is trained once.
      if (taught.steps > 0) taught = asTrained(teacher, await lesson.trainers.teacher.tensors(true));
      await lesson.run(steps, stop);
      if (stop?.()) break;
      lesson.checkHealth();
      const { seen } = await lesson.look();
      const result = { seed, student: accuracyOf(seen.student), control: accuracyOf(seen.control) };
      results.push(result);
      onResult?.(result);
    } finally {
      await lesson.destroy();
    }
  }
  return results;
}
