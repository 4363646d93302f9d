// Keeps the map of basins in step with what is chosen, while it is looked at: every change asks for another map, the
// coarsest level answers while the hand moves, and the finer ones follow when it rests.
import { afterOneStep, type BasinMap, type BasinRequest, Basins, carries } from '../../labs/surface/basins.ts';
import type { Surface } from '../../labs/surface/surface.ts';
import type { View } from '../../labs/surface/surfaces/index.ts';
import { makeSignal } from '../signal.ts';
import { type LabChoices, noiseOf, surfaceOf, useLab } from './choices.ts';
import { lab } from './run.ts';
import { labSignals } from './status.ts';

export interface BasinPicture {
  map: BasinMap;
  view: View;
  width: number;
  height: number;
  steps: number;
  surface: Surface;
  /** Whose basins. */
  pick: number;
}

/** Pixels along the longer side where the reader leaves it to us. */
const easySize = { cpu: 96, software: 256, webgpu: 512 };

class BasinRun {
  picture: BasinPicture | undefined;
  /** Whether it is as fine as it gets. */
  done = true;
  /** Neighbouring pixels are the same place in single precision. */
  tooDeep = false;
  readonly changed = makeSignal();
  #basins: Basins | undefined;
  #view: View | undefined;
  #stops: (() => void)[] = [];

  /** While basins are seen. */
  start(): () => void {
    const again = (): void => this.#ask();
    this.#stops = [
      useLab.subscribe((now, before) => {
        if (asksAnew(now, before)) again();
      }),
      // Another backend draws another field.
      labSignals.field.subscribe(() => lab.backend !== this.#basins?.backend && again()),
    ];
    again();
    return () => {
      for (const stop of this.#stops) stop();
      this.#basins?.stop();
    };
  }

  look(view: View): void {
    if (this.#view?.join() === view.join()) return;
    this.#view = view;
    this.#ask();
  }

  #ask(): void {
    const { backend } = lab;
    const view = this.#view;
    if (!backend || !view) return;
    if (this.#basins?.backend !== backend) {
      this.#basins?.destroy();
      this.#basins = new Basins(backend);
    }
    const choices = useLab.getState();
    const surface = surfaceOf(choices);
    const longest = choices.basinSize || easySize[backend.kind === 'webgpu' && backend.software ? 'software' : backend.kind]; // oxfmt-ignore
    const unit = Math.max(view[1] - view[0], view[3] - view[2]) / longest;
    const [width, height] = [Math.round((view[1] - view[0]) / unit), Math.round((view[3] - view[2]) / unit)];
    const { pick, basinSteps: steps } = choices;
    const contestant = { settings: choices.racers[pick], noise: noiseOf(choices, surface) };
    this.tooDeep = !carries(view, width, height, afterOneStep(surface, contestant, view));
    this.done = false;
    const request: BasinRequest = { contestant, steps, view, width, height };
    const basins = this.#basins;
    basins
      .run(surface, request, (map) => {
        this.picture = { map, view, width, height, steps, surface, pick };
        this.done = map.stride === 1;
        this.changed.emit();
      })
      .catch(() => {}); // the device is gone: the run opens another
    this.changed.emit();
  }
}

const asking = [
  'surface', 'shape', 'formula', 'points', 'minibatch', 'noise', 'seed', 'basinSteps', 'basinSize',
] as const; // oxfmt-ignore

const asksAnew = (now: LabChoices, before: LabChoices): boolean =>
  asking.some((key) => now[key] !== before[key]) || now.racers[now.pick] !== before.racers[before.pick];

export const basinRun = new BasinRun();
