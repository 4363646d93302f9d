// The lesson behind the page: makes teacher, student and control from what is chosen, lets them learn beside the page,
// and tells components what is seen of them.
import { create } from 'zustand';
import { DataError, keepWeights, loadDataset, loadWeights } from '../../data/index.ts';
import type { Backend } from '../../engine/backend.ts';
import { openBackend } from '../../engine/choose-backend.ts';
import { foldTweaks, fromLink, type LayerConfig, orThrow, toLink } from '../../experiment/index.ts';
import { readCompressed } from '../../export/compressed.ts';
import { safetensors } from '../../export/index.ts';
import {
  Lesson,
  type LessonPlan,
  type LessonSeen,
  type Mix,
  repeatLesson,
  type SeedResult,
  type Teacher,
} from '../../labs/compress/lesson.ts';
import { type LessonPresetName, lessonPresets } from '../../labs/compress/lesson-presets.ts';
import { isKeyOf, pageNames } from '../pages.ts';
import { onFrame, theSession } from '../session.ts';
import { tryExperiment } from '../settings.ts';
import { defaultDistil, type DistilChoice, lessonKey, setDistil, studentLayers, useDistil } from './distil-choices.ts';

/** A point of the curves: test accuracy of student and control, and the teacher's. */
export interface LessonPoint {
  step: number;
  teacher: number;
  student: number;
  control: number;
}

interface LessonState {
  phase: 'none' | 'teaching' | 'learning' | 'paused' | 'done' | 'seeds';
  seen: LessonSeen | undefined;
  points: readonly LessonPoint[];
  seeds: readonly SeedResult[];
  /** What was thrown: the page has words for it. */
  error: unknown;
  /** What was chosen when it began (`lessonKey`). */
  begun: string;
  /** Name of the file that teaches, and the hidden layers it says it has. */
  file: string | undefined;
  fileLayers: readonly LayerConfig[];
}

const nothing: LessonState = {
  phase: 'none',
  seen: undefined,
  points: [],
  seeds: [],
  error: undefined,
  begun: '',
  file: undefined,
  fileLayers: [],
};
export const useLesson = create<LessonState>(() => nothing);
const set = (some: Partial<LessonState>): void => useLesson.setState(some);

/** Seeds of the repeated lesson. */
export const lessonSeeds = [1, 2, 3, 4, 5] as const;

let lesson: Lesson | undefined;
let backend: Promise<Backend> | undefined;
let generation = 0;
/** The last one that learns, or has learnt: two at once would be in each other's way. */
let loop: Promise<void> = Promise.resolve();
let teacherFile: { name: string; bytes: Uint8Array } | undefined;
/** The run that the lesson's teacher is and stays, also where another source is chosen for the next lesson. */
let followed: string | undefined;

/** A device of its own; where there was none, or it was lost, the next lesson asks again. */
async function theBackend(): Promise<Backend> {
  backend ??= openBackend(theSession().status.backend.kind).then((chosen) => {
    void chosen.backend.lost.then(() => (backend = undefined));
    return chosen.backend;
  });
  try {
    return await backend;
  } catch (error) {
    backend = undefined;
    throw error;
  }
}

/** Which model on which data the page's run is: another one is no longer the teacher. */
const runKey = (): string => {
  const { data, model, loss, seed } = theSession().view!.experiment;
  return JSON.stringify([data, model, loss, seed]);
};

// What stands in a teacher's link for a page counts for nothing.
const isPageKey = (key: string): boolean => key === 'page' || pageNames.some((name) => isKeyOf(name, key));

/** The file that the source `file` reads its teacher from. */
export function chooseTeacherFile(name: string, bytes: Uint8Array): void {
  teacherFile = { name, bytes };
  let fileLayers: readonly LayerConfig[] = [];
  try {
    fileLayers = layersOfLink(readCompressed(bytes, name).link);
  } catch {
    // The beginning of the lesson says what is wrong with it.
  }
  set({ file: name, fileLayers, error: undefined });
}

/** Hidden layers of the model in a link, as far as it can be read. */
export const layersOfLink = (link: string): readonly LayerConfig[] =>
  link === '' ? [] : fromLink(link.replace(/^.*#/, ''), isPageKey).experiment.model.layers;

const mixOf = ({ temperature, hard, hint }: DistilChoice): Mix => ({ temperature, hard, hint });

/** The run's settings with the student's layers. Throws ExperimentError for layers that are none. */
function planOf(choice: DistilChoice): LessonPlan {
  const { student, hintStudent, hintTeacher } = choice;
  const { experiment, dataset } = theSession().view!;
  const x = foldTweaks(experiment);
  return {
    student: { ...x, model: { ...x.model, layers: studentLayers(student) } },
    dataset,
    ...mixOf(choice),
    ...(hintStudent > 0 ? { matched: { student: hintStudent, teacher: hintTeacher } } : {}),
  };
}

/**
 * A model from a link: its data are loaded, or the run's where they are the same. Throws ExperimentError: a link half
 * understood is another teacher.
 */
async function fromText(link: string, name: string): Promise<Pick<Teacher, 'experiment' | 'dataset' | 'name'>> {
  if (link === '') throw new DataError('teacher-missing', {});
  const experiment = orThrow(fromLink(link.replace(/^.*#/, ''), isPageKey));
  await loadWeights(experiment.model.weights);
  const { view } = theSession();
  const same = JSON.stringify(view!.experiment.data) === JSON.stringify(experiment.data);
  return { experiment, dataset: same ? view!.dataset : await loadDataset(experiment.data), name };
}

async function teacherOf({ source, link, teacherSteps }: DistilChoice): Promise<Teacher> {
  const session = theSession();
  if (source === 'run') {
    const { settings, dataset } = session.view!;
    return { experiment: settings, dataset, tensors: await session.modelTensors(), steps: 0, name: toLink(settings) };
  }
  if (source === 'link') return { ...(await fromText(link, link)), steps: teacherSteps };
  if (!teacherFile) throw new DataError('teacher-missing', {});
  const { name, bytes } = teacherFile;
  const model = readCompressed(bytes, name);
  if (model.link === '') throw new DataError('teacher-link', { file: name });
  const tensors = Array.from(model.tensors, ([tensor, { shape, values }]) => ({ name: tensor, shape, data: values }));
  return { ...(await fromText(model.link, name)), tensors, steps: 0 };
}

/** What a lesson that rests is in. */
const atRest = (): LessonState['phase'] => {
  if (!lesson) return 'none';
  return lesson.step < useDistil.getState().steps ? 'paused' : 'done';
};

/** Lets go of the lesson that is there. */
export async function endLesson(): Promise<void> {
  generation++;
  const former = lesson;
  lesson = undefined;
  set({ phase: 'none', seen: undefined, points: [], seeds: [], error: undefined });
  await loop;
  await former?.destroy();
}

/** A new lesson with what is chosen now; what is wrong with it is said, and the former lesson is still there. */
export async function startLesson(): Promise<void> {
  const own = ++generation;
  const stop = (): boolean => own !== generation;
  set({ phase: 'teaching', error: undefined });
  try {
    const choice = useDistil.getState();
    const key = choice.source === 'run' ? runKey() : undefined;
    // All of one moment, before anything is waited for.
    const [plan, teacher, device] = [planOf(choice), teacherOf(choice), theBackend()];
    const made = await Lesson.create(...(await Promise.all([device, teacher])), plan, { stop });
    if (stop()) return await made.destroy();
    const former = lesson;
    lesson = made;
    followed = key;
    set({ seen: undefined, points: [], seeds: [], begun: lessonKey(choice) });
    await loop;
    await former?.destroy();
    await see(made);
    await learn(made, own);
  } catch (error) {
    if (!stop()) set({ phase: atRest(), error });
  }
}

export async function resumeLesson(): Promise<void> {
  if (lesson) await learn(lesson, ++generation);
}
export function pauseLesson(): void {
  generation++;
  if (useLesson.getState().phase === 'learning') set({ phase: 'paused' });
}
/** No more seeds, or no new lesson: the one that was there is there. */
export function stopLesson(): void {
  generation++;
  set({ phase: atRest() });
}

async function see(of: Lesson): Promise<void> {
  const seen = await of.look();
  if (of !== lesson) return;
  const [teacher, student, control] = (['teacher', 'student', 'control'] as const).map((role) => {
    const { metrics } = seen.seen[role];
    return 'accuracy' in metrics ? metrics.accuracy : Number.NaN;
  });
  const { points } = useLesson.getState();
  set({ seen, points: [...points, { step: seen.step, teacher, student, control }] });
}

/** ms between two looks at a lesson that goes on. */
const lookEvery = 200;
/** Looks at a lesson, however fast it is. */
const leastPoints = 60;

function learn(of: Lesson, own: number): Promise<void> {
  set({ phase: 'learning', error: undefined });
  loop = loop.then(() => learnOn(of, own));
  return loop;
}

/** Until the chosen steps are made, it is stopped, or something goes wrong, which is said. */
async function learnOn(of: Lesson, own: number): Promise<void> {
  const stop = (): boolean => own !== generation || of !== lesson;
  const left = (): number => useDistil.getState().steps - of.step;
  // A run that trains on is a teacher that learns on.
  let news = false;
  const off = onFrame(() => (news = true));
  try {
    let n = 4;
    while (!stop() && left() > 0) {
      const { frame } = theSession();
      const taught = news && frame && frame.theta.length > 0 && followed === runKey();
      if (taught) await of.retune(frame.theta, frame.layerState);
      news = false;
      of.tune(mixOf(useDistil.getState()));
      const start = performance.now();
      await of.run(Math.min(n, left()), stop);
      n = Math.max(
        1,
        Math.min(
          2 * n,
          Math.ceil(useDistil.getState().steps / leastPoints),
          Math.round((n * lookEvery) / Math.max(1, performance.now() - start)),
        ),
      );
      await of.catchUp(() => of !== lesson);
      if (of !== lesson) return;
      await see(of);
      of.checkHealth();
      await new Promise((resolve) => setTimeout(resolve));
    }
    if (!stop()) set({ phase: 'done' });
  } catch (error) {
    if (!stop()) set({ phase: 'paused', error });
  } finally {
    off();
  }
}

/** The same lesson from five seeds: whether the teacher helps, or it was luck. */
export async function startSeeds(): Promise<void> {
  pauseLesson();
  const own = ++generation;
  const stop = (): boolean => own !== generation;
  set({ phase: 'seeds', seeds: [], error: undefined });
  try {
    const choice = useDistil.getState();
    const [plan, teacher, device] = [planOf(choice), teacherOf(choice), theBackend()];
    await repeatLesson(...(await Promise.all([device, teacher])), plan, {
      seeds: lessonSeeds,
      steps: choice.steps,
      stop,
      onResult: (result) => set({ seeds: [...useLesson.getState().seeds, result] }),
    });
    if (!stop()) set({ phase: atRest() });
  } catch (error) {
    if (!stop()) set({ phase: atRest(), error });
  }
}

/** A lesson that ships: its data, its teacher, its student. */
export async function openLessonPreset(name: LessonPresetName): Promise<void> {
  const { choice, link } = lessonPresets[name];
  await endLesson();
  setDistil({ ...defaultDistil, ...choice });
  await tryExperiment(fromLink(link).experiment);
}

/**
 * The student becomes the run, with the teacher's answers of this moment in a file of this device, and with what was
 * changed while it learned at the steps where it was.
 */
export async function takeStudent(): Promise<void> {
  if (!lesson) return;
  const { answers, trainers } = lesson;
  const teacher = keepWeights('teacher.safetensors', safetensors(answers, {}));
  const { experiment } = trainers.student;
  await tryExperiment({ ...experiment, compression: { ...experiment.compression, teacher } });
}
