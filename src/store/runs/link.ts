// The page's part of the link: `part=seeds&runs-steps=500`, `map-x=lr&map-y=momentum&map-area=0.1,1,0.5,0.99`.
import { type Problem, type ProblemCode, show } from '../../experiment/index.ts';
import { axisByKey } from '../../labs/runs/axes.ts';
import { foldBounds } from '../../labs/folds/cross-validation.ts';
import { sweepKinds } from '../../labs/runs/sweep.ts';
import type { PageLink } from '../pages.ts';
import {
  type Area,
  type Choices,
  goalBounds,
  isOptimizer,
  mapSizes,
  mostContestants,
  mostKeys,
  parts,
  runBounds,
  stepBounds,
  useChoices,
  usual,
} from './choices.ts';

/** Reads one key: its value, or what is wrong with it. */
type Read<T> = (text: string) => { value: T } | { code: ProblemCode };

const choice =
  <T extends string | number>(all: readonly T[]): Read<T> =>
  (text) => {
    const value = all.find((one) => String(one) === text.toLowerCase());
    return value === undefined ? { code: 'not-a-choice' } : { value };
  };

const number =
  ({ min, max }: { min: number; max: number }, whole = false): Read<number> =>
  (text) => {
    const value = text === '' ? Number.NaN : Number(text);
    if (!Number.isFinite(value)) return { code: 'not-a-number' };
    if (whole && !Number.isInteger(value)) return { code: 'not-an-integer' };
    return value < min || value > max ? { code: 'out-of-range' } : { value };
  };

const list =
  <T extends string>(known: (name: string) => name is T, most: number, distinct: boolean): Read<readonly T[]> =>
  (text) => {
    const names = text.toLowerCase().split(',', most + 1);
    if (names.length > most) return { code: 'too-many' };
    if (!names.every(known) || (distinct && new Set(names).size < names.length)) return { code: 'not-a-choice' };
    return { value: names };
  };

const isKey = (name: string): name is string => axisByKey(name) !== undefined;
const key: Read<string> = (text) =>
  isKey(text.toLowerCase()) ? { value: text.toLowerCase() } : { code: 'not-a-choice' };

const area: Read<Area> = (text) => {
  const numbers = text.split(',', 5).map(Number);
  if (numbers.length !== 4 || !numbers.every(Number.isFinite)) return { code: 'not-a-list' };
  const [x0, x1, y0, y1] = numbers;
  return x0 < x1 && y0 < y1 ? { value: [x0, x1, y0, y1] } : { code: 'out-of-range' };
};

const keys: { [K in keyof Choices]: [name: string, read: Read<NonNullable<Choices[K]>>] } = {
  part: ['part', choice(parts)],
  steps: ['runs-steps', number(stepBounds, true)],
  goal: ['runs-goal', number(goalBounds)],
  x: ['map-x', key],
  y: ['map-y', key],
  area: ['map-area', area],
  size: ['map-size', choice(mapSizes)],
  compare: ['compare', list(isOptimizer, mostContestants, false)],
  keys: ['sweep', list(isKey, mostKeys, true)],
  kind: ['sweep-kind', choice(sweepKinds)],
  runs: ['sweep-runs', number(runBounds, true)],
  folds: ['folds', number(foldBounds, true)],
};

const names = Object.keys(keys) as (keyof Choices)[];

export const runsLink: PageLink = {
  read(pairs) {
    const problems: Problem[] = [];
    const next: Record<string, unknown> = { ...usual };
    for (const name of names) {
      const [link, read] = keys[name];
      const text = pairs.get(link);
      if (text === undefined) continue;
      const answer = read(text);
      if ('value' in answer) next[name] = answer.value;
      else problems.push({ key: link, code: answer.code, given: show(text), used: usual[name] });
    }
    if (next.x === next.y) {
      problems.push({ key: 'map-y', code: 'contradiction', given: show(next.y), used: usual.y });
      next.x = usual.x;
      next.y = usual.y;
      next.area = undefined;
    }
    useChoices.setState(next);
    return problems;
  },
  write() {
    const now = useChoices.getState();
    return names
      .filter((name) => String(now[name]) !== String(usual[name]))
      .map((name) => [keys[name][0], String(now[name])] as const);
  },
  subscribe: (listener) => useChoices.subscribe(listener),
};
