// Which settings runs beside each other may differ in, and how a place between 0 and 1 becomes a value of one.
import { type Experiment, type Field, fieldOf, fields, getPath } from '../../experiment/index.ts';

/** A setting from one end to the other: a side of a map, a column of a sweep. */
export interface Axis {
  path: string;
  /** Its name in a link. */
  key: string;
  scale: 'linear' | 'log';
  whole: boolean;
  from: number;
  to: number;
}

type NumberField = Extract<Field, { kind: 'number' | 'integer' }>;
type Varied = NumberField & { path: string; key: string };

/** Groups of settings that are numbers in the step table: they may differ from run to run. */
const groups = ['optimizer', 'regularization', 'batch', 'schedule'];
/** What decides the weights a run starts with may differ as well. */
const initial = ['model.gain'];
/** Decades that a scale with an "off" at its end has. */
const decades = 6;
/** Ends that say more than the field's bounds. */
const ends: Partial<Record<string, readonly [number, number]>> = {
  'optimizer.lr': [1e-4, 10],
  'optimizer.eps': [1e-10, 1],
  'optimizer.weightDecay': [1e-5, 1],
  'regularization.l1': [1e-6, 1],
  'regularization.l2': [1e-6, 1],
  'regularization.clip': [1e-3, 10],
  'regularization.clipValue': [1e-4, 1],
  'schedule.warmup': [1, 1000],
  'schedule.steps': [10, 10_000],
  'schedule.every': [1, 1000],
};

const isVaried = (field: Field): field is Varied =>
  (field.kind === 'number' || field.kind === 'integer') &&
  (initial.includes(field.path) || (field.live && groups.includes(field.path.split('.')[0])));
const varied = fields.filter(isVaried);

/** The axis of a setting over its whole range; `samples`: of the training set, the largest batch that makes sense. */
function axisOf({ path, key, kind, scale, min, max }: Varied, samples: number): Axis {
  const low = scale === 'log0' ? (kind === 'integer' ? 1 : max * 10 ** -decades) : min;
  const [from, to] = ends[path] ?? [low, path === 'batch.size' ? Math.min(max, samples) : max];
  return { path, key, scale: scale === 'linear' ? 'linear' : 'log', whole: kind === 'integer', from, to };
}

/** The settings that do something in an experiment and may be varied, over their whole range. */
export function axesOf(x: Experiment, samples: number): Axis[] {
  // Bounds of the random batches must keep their order; a plateau is decided by what happens, not beforehand.
  // Weights from a file are what they are.
  const fixed = [
    'batch.min',
    'batch.max',
    ...(x.schedule.type === 'plateau' ? ['schedule.patience'] : []),
    ...(x.model.weights === '' ? [] : initial),
  ];
  const own = varied
    .filter(({ path, applies }) => !fixed.includes(path) && (applies?.(x) ?? true))
    .map((field) => axisOf(field, Math.max(2, samples)));
  const rates = x.model.layers.flatMap((layer, i) => (fieldOf(ratePath(i), x) && !layer.frozen ? [rateAxis(i)] : []));
  return [...own, ...rates];
}

const ratePath = (layer: number): string => `model.layers.${layer}.lr`;
const rateLayer = /^model\.layers\.(0|[1-9]\d?)\.lr$/;

/** What the learning rate of a layer is multiplied by, as a link's tweaks call it: `layers.0.lr`. */
const rateAxis = (layer: number): Axis => ({
  path: ratePath(layer),
  key: `layers.${layer}.lr`,
  scale: 'log',
  whole: false,
  from: 0.01,
  to: 100,
});

/** The layer whose learning rate an axis is of, from 0; undefined: it is another setting's. */
export function layerOfRate({ path }: Pick<Axis, 'path'>): number | undefined {
  const layer = rateLayer.exec(path)?.[1];
  return layer === undefined ? undefined : Number(layer);
}

/** The same for a setting by its name in a link, whether it does anything in this experiment or not. */
export function axisByKey(key: string, samples = Infinity): Axis | undefined {
  const layer = layerOfRate({ path: `model.${key}` });
  if (layer !== undefined) return rateAxis(layer);
  const field = varied.find((one) => one.key === key);
  return field && axisOf(field, samples);
}

/** The axis with other ends, held to what the setting may be. */
export function between(axis: Axis, from: number, to: number): Axis {
  const { min, max } = fieldOf(axis.path) as NumberField;
  const low = axis.scale === 'log' ? Math.min(axis.from, Math.max(min, Number.MIN_VALUE)) : min;
  const hold = (value: number) => Math.min(max, Math.max(low, value));
  return { ...axis, from: hold(Math.min(from, to)), to: hold(Math.max(from, to)) };
}

/** The value at a share of the axis; nine digits are more than single precision can tell apart. */
export function valueAt({ scale, whole, from, to }: Axis, share: number): number {
  const value = scale === 'log' ? from * (to / from) ** share : from + share * (to - from);
  return whole ? Math.round(value) : Number(value.toPrecision(9));
}

/** Where a value lies on the axis: 0 … 1 within it. */
export function shareOf({ scale, from, to }: Axis, value: number): number {
  if (from === to) return 0.5;
  if (scale === 'linear') return (value - from) / (to - from);
  return value > 0 ? Math.log(value / from) / Math.log(to / from) : -Infinity;
}

/** How finely single precision tells values apart: the axis cannot show more pixels than this. */
export const finest = ({ from, to }: Axis): number =>
  (to - from) / (Math.max(Math.abs(from), Math.abs(to)) * 2 ** -23 || 1);

/** The experiment with some settings given, and nothing else changed. Everything else is shared with the original. */
export function withValues(x: Experiment, values: readonly (readonly [path: string, value: number])[]): Experiment {
  const next = { ...x } as Record<string, unknown>;
  for (const [path, value] of values) {
    const layer = layerOfRate({ path });
    if (layer !== undefined) {
      next.model = withRate(next.model as Experiment['model'], layer, value);
      continue;
    }
    const [group, name] = path.split('.');
    next[group] = { ...(next[group] as object), [name]: value };
  }
  return next as unknown as Experiment;
}

/** Whether runs along this axis start from weights of their own. */
export const movesStart = ({ path }: Axis): boolean => initial.includes(path);

/** 1 is what is not said. */
function withRate(model: Experiment['model'], index: number, value: number): Experiment['model'] {
  const { lr: _, ...layer } = model.layers[index];
  return { ...model, layers: model.layers.with(index, value === 1 ? layer : { ...layer, lr: value }) };
}

export const numberAt = (x: Experiment, path: string): number =>
  (getPath(x, path) ?? fieldOf(path, x)?.default) as number;
