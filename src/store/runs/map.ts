// The map that is seen: kept here, outside zustand, with a note of how far it is, new whenever there is more to see.
import { create } from 'zustand';
import { Exclusive } from '../../engine/exclusive.ts';
import { type Experiment, foldTweaks } from '../../experiment/index.ts';
import { type Axis, axesOf, between, finest, withValues } from '../../labs/runs/axes.ts';
import { type Pixel, TrainabilityMap } from '../../labs/runs/map.ts';
import { type Trained, trainOne } from '../../labs/runs/train-all.ts';
import { theSession } from '../session.ts';
import { theBench } from './backend.ts';
import { type Area, choose, type Choices, useChoices } from './choices.ts';
import { stopWork, useWork, work } from './work.ts';

export interface Seen {
  done: number;
  /** Pixels of a side that the picture has by now. */
  level: number;
  /** Loss of the initial weights, and the best end. */
  start: number;
  best: number;
  trainer: 'fused' | 'plan' | undefined;
}

const lookAt = ({ done, level, start, best, trainer }: TrainabilityMap): Seen => ({
  done,
  level,
  start,
  best,
  trainer,
});
const nothing: Seen = { done: 0, level: 0, start: Number.NaN, best: Number.NaN, trainer: undefined };

interface MapState {
  map: TrainabilityMap | undefined;
  /** How far it is: replaced whenever there is more of it. */
  seen: Seen;
  /** The pixel under the pointer or the keys. */
  pointed: Pixel | undefined;
  /** Its run, once it has been made. */
  curve: { pixel: Pixel; made: Trained } | undefined;
}

export const useMap = create<MapState>(() => ({ map: undefined, seen: nothing, pointed: undefined, curve: undefined }));

/** The present experiment as the page's runs start from it. */
export const theBase = (): Experiment => ({ ...foldTweaks(theSession().view!.settings), hide: [] });

/** The map's sides for an experiment: what does nothing in it gives way to something that does. */
export function sidesOf(
  { x, y, area }: Pick<Choices, 'x' | 'y' | 'area'>,
  base: Experiment,
  samples: number,
): [Axis, Axis] {
  const all = axesOf(base, samples);
  const first = all.find(({ key }) => key === x) ?? all[0];
  const second = all.find(({ key }) => key === y && key !== first.key) ?? all.find(({ key }) => key !== first.key)!;
  if (!area || first.key !== x || second.key !== y) return [first, second];
  return [between(first, area[0], area[1]), between(second, area[2], area[3])];
}

const identity = ({ base, x, y, size, steps }: TrainabilityMap['request']): string =>
  JSON.stringify([
    withValues(base, [
      [x.path, 0],
      [y.path, 0],
    ]),
    x,
    y,
    size,
    steps,
  ]);

/** The map of the present experiment and choices: the one at hand, if nothing has changed but where we stand on it. */
export function showMap(): TrainabilityMap {
  const base = theBase();
  const { size, steps, ...sides } = useChoices.getState();
  const [x, y] = sidesOf(sides, base, theSession().view!.dataset.train.n);
  const request = { base, x, y, size, steps };
  const { map } = useMap.getState();
  if (map && identity(map.request) === identity(request)) return map;
  if (useWork.getState().part === 'map') stopWork();
  const fresh = new TrainabilityMap(request);
  useMap.setState({ map: fresh, seen: nothing, pointed: undefined, curve: undefined });
  return fresh;
}

/** A map nobody asked for stops here if its runs are not made beside each other: so many, or so many ms. */
const unasked = { runs: 256, time: 4000 };

/** Goes on with the map that is seen. `asked`: by a press of a button, and not by coming to the page. */
export async function refineMap(asked: boolean): Promise<void> {
  const map = showMap();
  if (map.done === map.total) return;
  await work('map', async (bench, going) => {
    const began = performance.now();
    await map.refine(
      bench,
      () => {
        if (useMap.getState().map !== map) return;
        useMap.setState({ seen: lookAt(map) });
        going.onProgress?.(map.done / map.total);
        const long = map.done >= unasked.runs || performance.now() - began > unasked.time;
        if (!asked && map.trainer === 'plan' && long) stopWork();
      },
      going,
    );
  });
}

/** Where one was before zooming in. */
const outer: (Area | undefined)[] = [];

/** A part of an axis, in shares of it. */
function part(axis: Axis, a: number, b: number): Axis {
  const at = (share: number) =>
    axis.scale === 'log' ? axis.from * (axis.to / axis.from) ** share : axis.from + share * (axis.to - axis.from);
  return between(axis, Number(at(a).toPrecision(9)), Number(at(b).toPrecision(9)));
}

/** Shows a part of the map, in shares of its sides: from the left, from the bottom. */
export function zoomTo(x0: number, x1: number, y0: number, y1: number): boolean {
  const { map } = useMap.getState();
  if (!map) return false;
  const { x, y } = map.request;
  const [u, v] = [part(x, x0, x1), part(y, y0, y1)];
  const tooFine = [u, v].some((axis) => !axis.whole && finest(axis) < map.size) || u.from >= u.to || v.from >= v.to;
  if (tooFine) return false;
  outer.push(useChoices.getState().area);
  choose({ x: x.key, y: y.key, area: [u.from, u.to, v.from, v.to] });
  return true;
}

/** Back to what was seen before, or to the whole. */
export const zoomOut = (): void => choose({ area: outer.pop() });
export const zoomHome = (): void => {
  outer.length = 0;
  choose({ area: undefined });
};

let wanted = 0;
const curves = new Exclusive();

/** Points at a pixel: its run is made once more, to see its curve. */
export function pointAt(pixel: Pixel | undefined): void {
  const { map, pointed } = useMap.getState();
  if (pixel?.column === pointed?.column && pixel?.row === pointed?.row) return;
  useMap.setState({ pointed: pixel });
  const mine = ++wanted;
  if (!pixel || !map) return;
  // One at a time; of those the pointer passes over meanwhile, only the last.
  void curves.run(async () => {
    if (mine !== wanted) return;
    try {
      const made = await trainOne(await theBench(), map.experimentAt(pixel), map.request.steps);
      if (mine === wanted) useMap.setState({ curve: { pixel, made } });
    } catch {
      // a lost device, or other data meanwhile: the next one will come
    }
  });
}
