// What is chosen for a lesson: teacher, student, how they meet. Part of the link.
import { create } from 'zustand';
import {
  checkInteger,
  checkNumber,
  ExperimentError,
  fromLink,
  layerBounds,
  type LayerConfig,
  type Problem,
  type ProblemCode,
  show,
} from '../../experiment/index.ts';

export const teacherSources = ['run', 'file', 'link'] as const;
export type TeacherSource = (typeof teacherSources)[number];

export interface DistilChoice {
  source: TeacherSource;
  /** Of source `link`: the teacher's link, and the steps it is trained for. */
  link: string;
  teacherSteps: number;
  /** Hidden layers of the student as a link writes them: `4t`. */
  student: string;
  temperature: number;
  /** Share of the labels in the student's loss. */
  hard: number;
  /** Hidden layer of the student, from 1, that is drawn to one of the teacher's; 0: none. */
  hintStudent: number;
  hintTeacher: number;
  /** β: how much that counts in the loss. */
  hint: number;
  /** Steps of student and control. */
  steps: number;
}

export const defaultDistil: DistilChoice = {
  source: 'run',
  link: '',
  teacherSteps: 1000,
  student: '3t',
  temperature: 4,
  hard: 0.1,
  hintStudent: 0,
  hintTeacher: 1,
  hint: 1,
  steps: 1000,
};

export const distilBounds = {
  temperature: { min: 0.5, max: 20 },
  hard: { min: 0, max: 100 },
  hintStudent: { min: 0, max: layerBounds.maxLayers },
  hintTeacher: { min: 1, max: layerBounds.maxLayers },
  hint: { min: 0, max: 100 },
  steps: { min: 10, max: 100_000 },
  teacherSteps: { min: 0, max: 100_000 },
} as const;

export const useDistil = create<DistilChoice>(() => defaultDistil);
export const setDistil = (change: Partial<DistilChoice>): void => useDistil.setState(change);

/** What a lesson cannot change while it goes on. */
export const lessonKey = (choice: DistilChoice): string => {
  const { source, link, teacherSteps, student, hintStudent, hintTeacher } = choice;
  return [
    source,
    source === 'link' && [link, teacherSteps],
    student,
    hintStudent,
    hintStudent > 0 && hintTeacher,
  ].join();
};

/** The layers that a text says. Throws ExperimentError naming what is none. */
export function studentLayers(text: string): LayerConfig[] {
  const { experiment, problems } = fromLink(`layers=${encodeURIComponent(text.trim() || 'none')}`);
  if (problems.length > 0) throw new ExperimentError(problems[0]);
  return experiment.model.layers;
}

const keys = {
  'c-teach-link': 'link',
  'c-student': 'student',
} as const;
const numbers = {
  'c-teach-steps': 'teacherSteps',
  'c-temp': 'temperature',
  'c-hard': 'hard',
  'c-match': 'hintStudent',
  'c-match-to': 'hintTeacher',
  'c-match-by': 'hint',
  'c-steps': 'steps',
} as const;

/** Those that need not be whole. */
const fractions = new Set(['temperature', 'hard', 'hint']);

export const distilKeys = ['c-teacher', ...Object.keys(keys), ...Object.keys(numbers)];

export function readDistil(pairs: ReadonlyMap<string, string>): Problem[] {
  const problems: Problem[] = [];
  const choice: Record<string, unknown> = { ...defaultDistil };
  const source = pairs.get('c-teacher');
  if (source !== undefined) {
    const known = teacherSources.find((one) => one === source.toLowerCase());
    if (known) choice.source = known;
    else problems.push({ key: 'c-teacher', code: 'not-a-choice', given: show(source), used: defaultDistil.source });
  }
  for (const [key, name] of Object.entries(keys)) choice[name] = pairs.get(key) ?? choice[name];
  for (const [key, name] of Object.entries(numbers)) {
    const text = pairs.get(key);
    if (text === undefined) continue;
    const given = text === '' ? Number.NaN : Number(text);
    const isWhole = !fractions.has(name);
    const unit = name === 'hard' ? 100 : 1; // a link says per cent
    const report = (code: ProblemCode, _: unknown, used: unknown = unit * defaultDistil[name]): void =>
      void problems.push({ key, code, given: show(text), used });
    const value = (isWhole ? checkInteger : checkNumber)(distilBounds[name], given, report);
    if (value !== undefined) choice[name] = value / unit;
  }
  useDistil.setState(choice);
  return problems;
}

export function writeDistil(): [string, string][] {
  const now = useDistil.getState();
  const pairs: [string, string][] = [];
  if (now.source !== defaultDistil.source) pairs.push(['c-teacher', now.source]);
  for (const [key, name] of Object.entries(keys)) {
    if (now[name] !== defaultDistil[name]) pairs.push([key, encodeURIComponent(now[name]).replaceAll('%2C', ',')]);
  }
  for (const [key, name] of Object.entries(numbers)) {
    if (now[name] === defaultDistil[name]) continue;
    pairs.push([key, String(name === 'hard' ? Number((now.hard * 100).toFixed(1)) : now[name])]);
  }
  return pairs;
}
