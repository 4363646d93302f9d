// What is chosen on the surface lab's page: plain values, and all of them are in its link.
import { create } from 'zustand';
import { type Experiment, type OptimizerName, setPath } from '../../experiment/index.ts';
import type { Point } from '../../labs/surface/regression.ts';
import { bounded, type Camera, firstCamera } from '../../labs/surface/relief/camera.ts';
import { openSurface, type Surface, type SurfaceChoice } from '../../labs/surface/surface.ts';
import type { Place, SurfaceName, View } from '../../labs/surface/surfaces/index.ts';
import { suggestedRacer, suggestedRacers } from './suggest.ts';

export const shows = ['paths', 'basins', 'relief'] as const;
export type Show = (typeof shows)[number];
export const arrowNames = ['gradient', 'velocity', 'step'] as const;
export type ArrowName = (typeof arrowNames)[number];
export const chartAxes = ['steps', 'evaluations', 'time'] as const;
export type ChartAxis = (typeof chartAxes)[number];
export const basinSizes = [0, 128, 256, 512, 1024] as const;

/** Bounds of what may be asked for, by hand or by a link. */
export const labBounds = {
  racers: 12,
  starts: 8,
  points: 200,
  /** |x| and |y| of points, starts and views. */
  reach: 1e4,
  noise: { min: 0, max: 100 },
  pace: { min: 1, max: 1000 },
  basinSteps: { min: 10, max: 5000 },
  heatStarts: { min: 4, max: 256 },
  heatSteps: { min: 10, max: 1000 },
} as const;

export interface LabChoices {
  surface: SurfaceName;
  /** Parameters of a built-in surface that were set. */
  shape: Readonly<Record<string, number>>;
  /** The last formula of the reader's own that was one. */
  formula: string;
  /** Of the regression. */
  points: readonly Point[];
  /** Points in a batch; 0: all of them. */
  minibatch: number;
  /** Standard deviation of the gradient's noise; undefined: the surface's own. */
  noise: number | undefined;
  racers: readonly Experiment[];
  /** One racer of each kind starts from each. A place that is moved is another place. */
  starts: readonly Place[];
  view: View | undefined;
  /** Of noise and mini-batches. */
  seed: number;
  /** Whose racer is looked at, and from which start. */
  pick: number;
  spot: number;
  show: Show;
  arrows: readonly ArrowName[];
  axis: ChartAxis;
  /** The chart's losses are drawn by their logarithm, where that can be. */
  logLoss: boolean;
  /** Where the surface in three dimensions is looked at from. */
  camera: Camera;
  /** Steps per second. */
  pace: number;
  /** Slow motion: one step at a time, in numbers. */
  slow: boolean;
  basinSteps: number;
  /** Pixels along a side; 0: as many as the backend answers quickly. */
  basinSize: number;
  /** The honest race. */
  heatStarts: number;
  heatSteps: number;
}

/** Points about a line, for a first look at the regression. */
export const firstPoints: readonly Point[] = [
  { x: -2, y: -0.6 }, { x: -1.4, y: -0.9 }, { x: -0.6, y: 0.4 }, { x: 0.1, y: 0.3 },
  { x: 0.8, y: 1.6 }, { x: 1.5, y: 1.5 }, { x: 2.2, y: 2.6 }, { x: 2.8, y: 2.5 },
]; // oxfmt-ignore
export const firstFormula = 'x^2/10 + y^2/5 + sin(2x)*cos(2y)';

type SurfacePart = Pick<LabChoices, 'surface' | 'shape' | 'formula' | 'points' | 'minibatch'>;

const surfaceChoice = ({ surface, shape, formula, points, minibatch }: SurfacePart): SurfaceChoice => ({
  name: surface,
  parameters: shape,
  formula,
  points,
  batch: minibatch,
});

let opened: { part: SurfacePart; surface: Surface } | undefined;

/** The surface chosen, the same one as long as it is. What is in the store is always one: formulas are checked before. */
export function surfaceOf(part: SurfacePart): Surface {
  const { surface, shape, formula, points, minibatch } = part;
  const last = opened?.part;
  const same =
    last?.surface === surface &&
    last.shape === shape &&
    last.formula === formula &&
    last.points === points &&
    last.minibatch === minibatch;
  if (!opened || !same) opened = { part: { surface, shape, formula, points, minibatch }, surface: openSurface(surfaceChoice(part)) }; // oxfmt-ignore
  return opened.surface;
}

/** The gradient's noise in force. */
export const noiseOf = ({ noise }: Pick<LabChoices, 'noise'>, surface: Surface): number => noise ?? surface.noise;

/** How the page stands for a surface nobody has touched anything of. */
export function freshFor(
  part: SurfacePart,
): Pick<LabChoices, 'racers' | 'starts' | 'view' | 'noise' | 'pick' | 'spot'> {
  const surface = surfaceOf(part);
  return {
    racers: suggestedRacers(surface),
    starts: [surface.start],
    view: undefined,
    noise: undefined,
    pick: 0,
    spot: 0,
  };
}

export function defaultChoices(): LabChoices {
  const part: SurfacePart = {
    surface: 'ravine',
    shape: {},
    formula: firstFormula,
    points: firstPoints,
    minibatch: 0,
  };
  return {
    ...part,
    ...freshFor(part),
    seed: 1,
    show: 'paths',
    arrows: ['gradient', 'step'],
    axis: 'steps',
    logLoss: true,
    camera: firstCamera,
    pace: 20,
    slow: false,
    basinSteps: 200,
    basinSize: 0,
    heatStarts: 64,
    heatSteps: 150,
  };
}

export const useLab = create<LabChoices>(defaultChoices);
const { getState, setState } = useLab;

/** The choices now, for code that is told by other ways when they change. */
export const labNow = (): LabChoices => getState();

export const setLab = (change: Partial<LabChoices>): void => setState(change);

/** Racers at the rate proposed for the former surface get that of the new one; what was set by hand stays. */
function moveOver(racers: readonly Experiment[], before: Surface, after: Surface): Experiment[] {
  return racers.map((racer) => {
    const { type, lr } = racer.optimizer;
    if (lr !== suggestedRacer(type, before).optimizer.lr) return racer;
    return setPath(racer, 'optimizer.lr', suggestedRacer(type, after).optimizer.lr);
  });
}

/** Another surface, or another formula or other data of it. */
function changeSurface(change: Partial<SurfacePart>): void {
  const before = getState();
  const after = { ...before, ...change };
  const [from, to] = [surfaceOf(before), surfaceOf(after)];
  setState({
    ...change,
    racers: moveOver(before.racers, from, to),
    starts: [to.start],
    view: undefined,
    noise: undefined,
    spot: 0,
  });
}

export const chooseSurface = (surface: SurfaceName): void => changeSurface({ surface, shape: {} });
/** `formula` has been compiled before. */
export const setFormula = (formula: string): void => changeSurface({ surface: 'formula', formula });
export const setShape = (name: string, value: number): void =>
  setState(({ shape }) => ({ shape: { ...shape, [name]: value } }));
/** Other data: start and rates that nobody set go with it. */
export function setPoints(points: readonly Point[]): void {
  const before = getState();
  const change = { points: points.slice(-labBounds.points) };
  const [from, to] = [surfaceOf(before), surfaceOf({ ...before, ...change })];
  const untouched = before.starts.length === 1 && before.starts[0].join() === from.start.join();
  setState({
    ...change,
    racers: moveOver(before.racers, from, to),
    ...(untouched && { starts: [to.start] }),
    view: undefined,
  });
}

export function addRacer(type: OptimizerName): void {
  const { racers } = getState();
  if (racers.length >= labBounds.racers) return;
  setState({ racers: [...racers, suggestedRacer(type, surfaceOf(getState()))], pick: racers.length });
}

export function removeRacer(index: number): void {
  const { racers, pick } = getState();
  if (racers.length < 2) return;
  const left = racers.filter((_, i) => i !== index);
  setState({ racers: left, pick: Math.min(pick > index ? pick - 1 : pick, left.length - 1) });
}

/** A setting of a racer; another optimizer comes with the rate proposed for it. */
export function setRacer(index: number, path: string, value: unknown): void {
  const { racers } = getState();
  let racer = setPath(racers[index], path, value);
  if (path === 'optimizer.type') {
    const { lr } = suggestedRacer(racer.optimizer.type, surfaceOf(getState())).optimizer;
    racer = setPath(racer, 'optimizer.lr', lr);
  }
  setState({ racers: racers.map((other, i) => (i === index ? racer : other)) });
}

/** One more racer of each kind. Of too many the oldest go. */
export function dropRacers(place: Place): void {
  const starts = [...getState().starts, place].slice(-labBounds.starts);
  setState({ starts, spot: starts.length - 1 });
}

export const moveStart = (index: number, place: Place): void =>
  setState(({ starts }) => ({ starts: starts.map((start, i) => (i === index ? place : start)) }));

/** Only the surface's own start, or none. */
export const clearStarts = (): void => setState({ starts: [surfaceOf(getState()).start], spot: 0 });

export const pickRacer = (pick: number, spot = getState().spot): void => setState({ pick, spot });

/** Turns the surface in three dimensions, by radians; `closer` is a factor on the distance. */
export function turnCamera({
  turn = 0,
  tilt = 0,
  closer = 1,
}: {
  turn?: number;
  tilt?: number;
  closer?: number;
}): void {
  const { camera } = getState();
  setState({
    camera: bounded({ turn: camera.turn + turn, tilt: camera.tilt + tilt, distance: camera.distance * closer }),
  });
}
