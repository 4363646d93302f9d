// The rows of the table of settings (fields.ts) that are about data.
import { balances, delimiters, headers, missingTreatments, scalings, tokenKinds } from './data-config.ts';
import {
  type DataKind,
  type DataSetName,
  dataSets,
  hasClasses,
  kindOf,
  tasks,
  type Task,
  usualTask,
} from './data-sets.ts';
import type { Field } from './fields.ts';
import { features } from './names.ts';
import type { Experiment } from './types.ts';

const kindIs =
  (...kinds: DataKind[]) =>
  (x: Experiment) =>
    kinds.includes(kindOf(x.data.set));
const setIs =
  (...names: DataSetName[]) =>
  (x: Experiment) =>
    names.includes(x.data.set);
const bySet = (values: Partial<Record<DataSetName | DataKind, unknown>>, otherwise: unknown) => (x: Experiment) =>
  values[x.data.set] ?? values[kindOf(x.data.set)] ?? otherwise;

/** The task: of a table that of its target, of any other set that of its name. */
export const taskOf = ({ data }: Experiment): Task => (kindOf(data.set) === 'table' ? data.task : usualTask(data.set));
export const isRegression = (x: Experiment): boolean => taskOf(x) === 'regression';

const countsClasses = (x: Experiment): boolean => hasClasses(x.data.set, taskOf(x));

// oxfmt-ignore
export const dataFields: readonly Field[] = [
  { path: 'data.set', key: 'data', kind: 'choice', choices: dataSets, live: false, default: 'circle' },
  { path: 'data.seed', key: 'data-seed', kind: 'integer', min: 0, max: 4294967295, scale: 'linear', live: false, default: 1 },
  { path: 'data.samples', key: 'samples', kind: 'integer', min: 10, max: 5000, scale: 'log', live: false,
    default: bySet({ toy: 4000, ratings: 4000 }, 500),
    applies: (x) => x.data.set !== 'points' && kindIs('shape', 'toy', 'ratings')(x) },
  { path: 'data.noise', key: 'noise', kind: 'number', min: 0, max: 0.5, scale: 'linear', step: 0.01, live: false,
    default: bySet({ line: 0.1, ratings: 0.1 }, 0),
    applies: (x) => x.data.set !== 'points' && kindIs('shape', 'ratings')(x) },
  { path: 'data.task', key: 'task', kind: 'choice', choices: tasks, live: false,
    default: (x: Experiment) => usualTask(x.data.set), applies: kindIs('table') },
  { path: 'data.labelNoise', key: 'label-noise', kind: 'number', min: 0, max: 0.5, scale: 'linear', step: 0.01,
    live: false, default: 0, applies: countsClasses },
  { path: 'data.test', key: 'test', kind: 'number', min: 0.1, max: 0.9, scale: 'linear', step: 0.05, live: false,
    default: bySet({ shape: 0.5, text: 0.1, toy: 0.2, ratings: 0.2 }, 0.3) },
  { path: 'data.features', key: 'features', kind: 'choices', choices: features, live: false,
    default: bySet({ line: ['x'], sine: ['x'] }, ['x', 'y']), applies: kindIs('shape') },
  { path: 'data.rows', key: 'rows', kind: 'integer', min: 0, max: 100000, scale: 'log0', live: false,
    default: bySet({ 'fashion-mnist': 3000 }, 0), applies: kindIs('table', 'image', 'text') },

  { path: 'data.delimiter', key: 'delimiter', kind: 'choice', choices: delimiters, live: false, default: 'auto',
    applies: setIs('table') },
  { path: 'data.header', key: 'header', kind: 'choice', choices: headers, live: false, default: 'auto',
    applies: setIs('table') },
  { path: 'data.missing', key: 'missing', kind: 'choice', choices: missingTreatments, live: false, default: 'mean',
    applies: kindIs('table') },
  { path: 'data.missingValue', key: 'missing-value', kind: 'number', min: -1e6, max: 1e6, scale: 'linear', live: false,
    default: 0, applies: (x) => kindIs('table')(x) && x.data.missing === 'constant' },
  { path: 'data.scale', key: 'scale', kind: 'choice', choices: scalings, live: false,
    default: bySet({ table: 'standard', image: 'min-max' }, 'none'), applies: kindIs('table', 'image') },
  { path: 'data.balance', key: 'balance', kind: 'choice', choices: balances, live: false, default: 'none',
    applies: countsClasses },

  { path: 'data.tokens', key: 'tokens', kind: 'choice', choices: tokenKinds, live: false,
    default: bySet({ spam: 'word' }, 'character'), applies: setIs('moby-dick', 'spam', 'text') },
  { path: 'data.length', key: 'length', kind: 'integer', min: 2, max: 512, scale: 'log', live: false,
    default: bySet({ 'moby-dick': 64, text: 64, names: 16, spam: 16, parity: 12, addition: 2 }, 8),
    applies: kindIs('text', 'toy') },
  { path: 'data.lines', key: 'lines', kind: 'boolean', live: false, default: false, applies: setIs('text') },
  { path: 'data.imageSize', key: 'image-size', kind: 'integer', min: 4, max: 128, scale: 'log', live: false, default: 28,
    applies: setIs('images') },
  { path: 'data.color', key: 'color', kind: 'boolean', live: false, default: false, applies: setIs('images') },
];
