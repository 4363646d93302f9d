// The surface lab in a link: `page=surface&surface=bowl&shape=k:100&race=sgd~lr:0.02;adam~lr:0.1&from=-3,2`. A racer is
// written like an experiment's own link, with ~ and : for & and =. A formula goes through the parser before anything
// else sees it; whatever is wrong is said, and the default used.
import {
  type Experiment,
  fields,
  fromLink,
  optimizers,
  type Problem,
  setPath,
  show,
  toLink,
} from '../../experiment/index.ts';
import { compileFormula } from '../../labs/surface/formula/compile.ts';
import { FormulaError } from '../../labs/surface/formula/errors.ts';
import type { Point } from '../../labs/surface/regression.ts';
import { bounded, type Camera, firstCamera } from '../../labs/surface/relief/camera.ts';
import { specOf } from '../../labs/surface/surface.ts';
import { type Place, type SurfaceName, surfaceNames, type View } from '../../labs/surface/surfaces/index.ts';
import type { PageLink } from '../pages.ts';
import {
  arrowNames,
  basinSizes,
  chartAxes,
  defaultChoices,
  firstFormula,
  firstPoints,
  freshFor,
  labBounds,
  type LabChoices,
  shows,
  useLab,
} from './choices.ts';

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const isNumber = (text: string): boolean => decimal.test(text) && Number.isFinite(Number(text));

/** Reads the pairs one by one, and keeps what was wrong. */
class Reader {
  readonly problems: Problem[] = [];
  constructor(readonly pairs: ReadonlyMap<string, string>) {}

  problem(key: string, code: Problem['code'], given: unknown, used?: unknown): void {
    if (this.problems.length < 40) this.problems.push({ key, code, given: show(given), ...(used !== undefined && { used }) }); // oxfmt-ignore
  }

  number(key: string, { min, max }: { min: number; max: number }, otherwise: number, whole = true): number {
    const text = this.pairs.get(key);
    if (text === undefined) return otherwise;
    return this.within(key, text, { min, max }, whole) ?? this.refuse(key, 'not-a-number', text, otherwise);
  }

  /** A number from a text, moved between the bounds; undefined where it is none. */
  within(key: string, text: string, { min, max }: { min: number; max: number }, whole = false): number | undefined {
    if (!isNumber(text)) return undefined;
    const held = Math.min(max, Math.max(min, whole ? Math.round(Number(text)) : Number(text))) + 0;
    if (held !== Number(text)) this.problem(key, 'out-of-range', text, held);
    return held;
  }

  choice<T extends string>(key: string, choices: readonly T[], otherwise: T): T {
    const text = this.pairs.get(key)?.toLowerCase();
    if (text === undefined) return otherwise;
    const found = choices.find((choice) => choice === text);
    return found ?? this.refuse(key, 'not-a-choice', text, otherwise);
  }

  refuse<T>(key: string, code: Problem['code'], given: unknown, used: T): T {
    this.problem(key, code, given, used);
    return used;
  }

  /** The parts of a list; more than `most` are not read. */
  list(key: string, separator: string, most: number): string[] | undefined {
    const parts = this.pairs.get(key)?.split(separator, 2 * most + 1).filter((part) => part !== ''); // oxfmt-ignore
    if (parts && parts.length > most) this.problem(key, 'too-many', parts.length, most);
    return parts?.slice(0, most);
  }

  /** Pairs of numbers: `1,2;3,4`. */
  places(key: string, most: number): Place[] | undefined {
    const { reach } = labBounds;
    return this.list(key, ';', most)?.flatMap((part): Place[] => {
      const numbers = part.split(',', 3).map((text) => this.within(key, text.trim(), { min: -reach, max: reach }));
      const [x, y] = numbers;
      if (numbers.length === 2 && x !== undefined && y !== undefined) return [[x, y]];
      this.problem(key, 'not-a-point', part);
      return [];
    });
  }
}

/** Keys of the settings that a racer has of an experiment's, besides its optimizer. */
const racerKeys = new Set(
  fields
    .filter(({ path }) => /^(optimizer\.(?!type)|schedule\.|regularization\.clip)/.test(path))
    .map(({ key }) => key),
);

function readRacer(reader: Reader, text: string): Experiment | undefined {
  const [type = '', ...pairs] = text.split('~', 40);
  const name = optimizers.find((optimizer) => optimizer === type.trim().toLowerCase());
  if (name === undefined) {
    reader.problem('race', 'not-a-choice', type);
    return undefined;
  }
  const own = [`opt=${name}`];
  for (const pair of pairs) {
    const [key, value = ''] = pair.split(':', 2);
    if (racerKeys.has(key.trim().toLowerCase())) own.push(`${key.trim()}=${value.replaceAll('&', '')}`);
    else reader.problem(`race: ${show(key)}`, 'unknown-key', value);
  }
  const { experiment, problems } = fromLink(own.join('&'));
  for (const problem of problems) reader.problem(`race: ${problem.key}`, problem.code, problem.given, problem.used);
  if (experiment.schedule.type !== 'plateau') return experiment;
  // Its fall depends on a loss that is watched: a racer's rates are made before it runs.
  reader.problem('race: schedule', 'not-a-choice', 'plateau', 'constant');
  return setPath(experiment, 'schedule.type', 'constant');
}

function writeRacer(racer: Experiment): string {
  const pairs = toLink(racer).split('&').filter((pair) => pair !== '' && !pair.startsWith('opt=')); // oxfmt-ignore
  return [racer.optimizer.type, ...pairs.map((pair) => pair.replace('=', ':'))].join('~');
}

function readFormula(reader: Reader): string | undefined {
  const text = reader.pairs.get('f');
  if (text === undefined) return undefined;
  try {
    compileFormula(text);
    return text;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return reader.refuse('f', 'not-a-formula', text.slice(error.at, error.at + error.length) || text, firstFormula);
  }
}

function readShape(reader: Reader, surface: SurfaceName): Record<string, number> {
  const shape: Record<string, number> = {};
  const { parameters } = specOf({ name: surface, formula: '0', points: firstPoints });
  for (const part of reader.list('shape', ',', 16) ?? []) {
    const [name, text = ''] = part.split(':', 2);
    const parameter = surface === 'regression' ? undefined : parameters.find((p) => p.name === name.trim());
    if (!parameter) reader.problem('shape', 'not-a-choice', name);
    else {
      const value = reader.within('shape', text.trim(), parameter);
      if (value === undefined) reader.problem('shape', 'not-a-number', text);
      else shape[parameter.name] = value;
    }
  }
  return shape;
}

function readView(reader: Reader): View | undefined {
  const parts = reader.list('window', ',', 4);
  if (!parts) return undefined;
  const { reach } = labBounds;
  const [x0, x1, y0, y1] = parts.map((text) => (isNumber(text) && Math.abs(Number(text)) <= 10 * reach ? Number(text) : Number.NaN)); // oxfmt-ignore
  if (x1 > x0 && y1 > y0) return [x0, x1, y0, y1];
  reader.problem('window', 'unreadable', reader.pairs.get('window'));
  return undefined;
}

/** `turn,tilt,distance`. */
function readCamera(reader: Reader): Camera {
  const parts = reader.list('camera', ',', 3);
  if (!parts) return firstCamera;
  const [turn, tilt, distance] = parts.map((text) => (isNumber(text) ? Number(text) : Number.NaN));
  if (Number.isFinite(turn + tilt + distance)) return bounded({ turn, tilt, distance });
  return reader.refuse('camera', 'unreadable', reader.pairs.get('camera'), firstCamera);
}

/** Exported for its test: choices from pairs, and what was not understood. */
export function readLab(pairs: ReadonlyMap<string, string>): { choices: LabChoices; problems: readonly Problem[] } {
  const reader = new Reader(pairs);
  const base = defaultChoices();
  const formula = readFormula(reader);
  const surface = reader.choice<SurfaceName>('surface', surfaceNames, formula === undefined ? base.surface : 'formula');
  const points = reader.places('xy', labBounds.points)?.map(([x, y]): Point => ({ x, y }));
  const enough = points === undefined || points.length >= 2;
  if (!enough) reader.problem('xy', 'empty', pairs.get('xy'), '…');
  const part = {
    surface,
    shape: readShape(reader, surface),
    formula: formula ?? base.formula,
    points: points && enough ? points : base.points,
    minibatch: reader.number('minibatch', { min: 0, max: labBounds.points }, 0),
  };
  const fresh = freshFor(part);
  const racers = reader.list('race', ';', labBounds.racers)?.flatMap((text) => readRacer(reader, text) ?? []);
  const chosen = racers && racers.length > 0 ? racers : fresh.racers;
  const starts = reader.places('from', labBounds.starts) ?? fresh.starts;
  const [pick = 0, spot = 0] = (reader.list('pick', ',', 2) ?? []).map((text) => (isNumber(text) ? Math.round(Number(text)) : 0)); // oxfmt-ignore
  const arrows = reader.list('arrows', ',', 4);
  for (const name of arrows ?? []) {
    if (name !== 'none' && !arrowNames.includes(name as never)) reader.problem('arrows', 'not-a-choice', name);
  }
  const size = reader.number('basin-size', { min: 0, max: 1024 }, 0);
  const choices: LabChoices = {
    ...part,
    racers: chosen,
    starts,
    view: readView(reader),
    noise: pairs.has('grad-noise') ? reader.number('grad-noise', labBounds.noise, 0, false) : undefined,
    seed: reader.number('race-seed', { min: 0, max: 4294967295 }, base.seed),
    pick: Math.max(0, Math.min(chosen.length - 1, pick)),
    spot: Math.max(0, Math.min(starts.length - 1, spot)),
    show: reader.choice('show', shows, base.show),
    arrows: arrows ? arrowNames.filter((name) => arrows.includes(name)) : base.arrows,
    axis: reader.choice('axis', chartAxes, base.axis),
    logLoss: reader.choice('loss-axis', ['log', 'linear'], 'log') === 'log',
    camera: readCamera(reader),
    pace: reader.number('pace', labBounds.pace, base.pace),
    slow: reader.number('slow', { min: 0, max: 1 }, 0) === 1,
    basinSteps: reader.number('basin-steps', labBounds.basinSteps, base.basinSteps),
    basinSize: basinSizes.find((known) => known === size) ?? reader.refuse('basin-size', 'not-a-choice', size, 0),
    heatStarts: reader.number('heat-starts', labBounds.heatStarts, base.heatStarts),
    heatSteps: reader.number('heat-steps', labBounds.heatSteps, base.heatSteps),
  };
  return { choices, problems: reader.problems };
}

/** A formula keeps what can be read of it. */
const escape = (text: string): string => encodeURIComponent(text).replaceAll('%5E', '^').replaceAll('%2C', ',').replaceAll('%2F', '/'); // oxfmt-ignore

const places = (list: readonly Place[]): string => list.map(([x, y]) => `${x},${y}`).join(';');

const cameraOf = ({ turn, tilt, distance }: Camera): string => [turn, tilt, distance].join();

/** The reverse: only what differs from what a reader would assume anyway. */
export function writeLab(choices: LabChoices): [key: string, value: string][] {
  const base = defaultChoices();
  const fresh = freshFor(choices);
  const pairs: [string, string][] = [];
  const put = (key: string, value: string, otherwise: string): void => {
    if (value !== otherwise) pairs.push([key, value]);
  };
  const { surface, shape, points, view } = choices;
  // A formula alone stands for the surface made of it.
  const named = choices.formula === base.formula ? base.surface : 'formula';
  put('surface', surface, named);
  put(
    'shape',
    Object.entries(shape)
      .map(([name, value]) => `${name}:${value}`)
      .join(),
    '',
  );
  put('f', escape(choices.formula), escape(base.formula));
  const list = (of: readonly Point[]): string => places(of.map(({ x, y }): Place => [x, y]));
  put('xy', list(points), list(base.points));
  put('minibatch', String(choices.minibatch), '0');
  put('race', choices.racers.map(writeRacer).join(';'), fresh.racers.map(writeRacer).join(';'));
  put('from', places(choices.starts), places(fresh.starts));
  put('window', view?.join() ?? '', '');
  put('grad-noise', choices.noise === undefined ? '' : String(choices.noise), '');
  put('race-seed', String(choices.seed), String(base.seed));
  put('pick', `${choices.pick},${choices.spot}`, '0,0');
  put('show', choices.show, base.show);
  put('arrows', choices.arrows.join() || 'none', base.arrows.join());
  put('axis', choices.axis, base.axis);
  put('loss-axis', choices.logLoss ? 'log' : 'linear', 'log');
  put('camera', cameraOf(choices.camera), cameraOf(base.camera));
  put('pace', String(choices.pace), String(base.pace));
  put('slow', choices.slow ? '1' : '0', '0');
  put('basin-steps', String(choices.basinSteps), String(base.basinSteps));
  put('basin-size', String(choices.basinSize), String(base.basinSize));
  put('heat-starts', String(choices.heatStarts), String(base.heatStarts));
  put('heat-steps', String(choices.heatSteps), String(base.heatSteps));
  return pairs;
}

export const surfaceLink: PageLink = {
  read(pairs) {
    const { choices, problems } = readLab(pairs);
    useLab.setState(choices, true);
    return problems;
  },
  write: () => writeLab(useLab.getState()),
  subscribe: (listener) => useLab.subscribe(listener),
};
