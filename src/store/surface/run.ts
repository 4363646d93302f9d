// The lab's run: it owns backend, surface and racers, drives them at the pace that is chosen, and follows the choices.
// Outside React and zustand: what it says plainly is in status.ts, the rest is read here when a signal comes.
import { type Backend, BackendLost } from '../../engine/backend.ts';
import { openBackend } from '../../engine/choose-backend.ts';
import { Exclusive } from '../../engine/exclusive.ts';
import type { Contestant } from '../../labs/surface/contestant.ts';
import { heights } from '../../labs/surface/heights.ts';
import type { Surface } from '../../labs/surface/surface.ts';
import type { Place, View } from '../../labs/surface/surfaces/index.ts';
import { onStatus, runStatus } from '../session.ts';
import { type LabChoices, noiseOf, surfaceOf, useLab } from './choices.ts';
import { labSignals, useLabStatus } from './status.ts';
import { Wave } from './waves.ts';

/** Steps after which a run stops by itself: paths are kept whole. */
export const mostRunSteps = 5000;
const mostPerFrame = 256;
/** Steps per second of slow motion. */
const slowPace = 0.7;

/** The surface's heights over a view, row 0 at the top. */
export interface Field {
  surface: Surface;
  view: View;
  columns: number;
  rows: number;
  values: Float32Array;
}

/** Whether a device that failed is gone; the news may take a moment. */
const isLost = (backend: Backend): Promise<boolean> =>
  Promise.race([backend.lost.then(() => true), new Promise<false>((resolve) => setTimeout(resolve, 500, false))]);

const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** What the page's session runs on decides what the lab runs on; a backend of its own, for a run of its own. */
function wantedBackend(): 'cpu' | 'auto' | undefined {
  const { phase, backend } = runStatus();
  if (phase === 'starting') return undefined;
  // A software adapter that trains a small network slower than the twins is still faster over a thousand starts.
  return backend.kind === 'cpu' && backend.reason !== 'slow' ? 'cpu' : 'auto';
}

const contestantsOf = (choices: LabChoices, surface: Surface): Contestant[] =>
  choices.racers.map((settings) => ({ settings, noise: noiseOf(choices, surface) }));

type Changed = (keyof LabChoices)[];
const surfaceKeys: Changed = ['surface', 'shape', 'formula', 'points', 'minibatch'];

class LabRun {
  backend: Backend | undefined;
  surface: Surface = surfaceOf(useLab.getState());
  waves: readonly Wave[] = [];
  field: Field | undefined;
  /** Seconds of play until each step. */
  seconds: number[] = [0];
  #asked: 'cpu' | 'auto' | undefined;
  #view: View | undefined;
  readonly #work = new Exclusive();
  readonly #drawing = new Exclusive();
  /** Counts what makes work under way worthless. */
  #generation = 0;
  /** What it was when the backend was lost. */
  #keeps = 0;
  #fields = 0;
  #stops: (() => void)[] = [];
  #looping = false;

  /** While the page is seen. Returns how to stop. */
  start(): () => void {
    this.#stops = [useLab.subscribe((now, before) => this.#follow(now, before)), onStatus(() => this.#connect())];
    this.surface = surfaceOf(useLab.getState());
    this.#connect();
    if (this.backend) this.#rebuild();
    return () => {
      this.pause();
      for (const stop of this.#stops) stop();
    };
  }

  #connect(): void {
    const wanted = wantedBackend();
    if (wanted === undefined || wanted === this.#asked) return;
    this.#asked = wanted;
    void this.#open(wanted);
  }

  async #open(choice: 'cpu' | 'auto'): Promise<void> {
    const { backend } = await openBackend(choice);
    if (this.#asked !== choice) return backend.destroy();
    const former = this.backend;
    const generation = former ? this.#generation : this.#keeps;
    await this.#work.run(() => this.#takeAlong(backend));
    this.backend = backend;
    former?.destroy();
    useLabStatus.setState({ backend: backend.kind, software: backend.software });
    void this.#watch(backend);
    if (this.waves.length === 0 || generation !== this.#generation) this.#rebuild();
    else {
      useLabStatus.setState({ phase: 'ready', error: undefined });
      this.#change(); // settings may have changed meanwhile
    }
    this.#draw();
    return undefined;
  }

  /** Everybody goes on from where they stand on another backend. */
  async #takeAlong(backend: Backend): Promise<void> {
    const { step } = useLabStatus.getState();
    try {
      for (const wave of this.waves) {
        wave.rewind(step); // some may have made the steps in which others were lost
        await wave.racers.moveTo(backend);
      }
    } catch {
      this.#drop(); // then from the start
    }
  }

  /** A lost device: another one, on which the race goes on. */
  async #watch(backend: Backend): Promise<void> {
    await backend.lost;
    if (this.backend !== backend) return;
    this.backend = undefined;
    this.#keeps = this.#generation;
    this.#asked = undefined;
    this.#connect();
  }

  #drop(): void {
    for (const wave of this.waves) wave.destroy();
    this.waves = [];
  }

  /** What a change of the choices asks for. */
  #follow(now: LabChoices, before: LabChoices): void {
    const changed = (keys: Changed): boolean => keys.some((key) => now[key] !== before[key]);
    if (changed(surfaceKeys)) {
      this.surface = surfaceOf(now);
      this.#draw();
    }
    if (changed([...surfaceKeys, 'seed']) || now.racers.length !== before.racers.length) this.#rebuild();
    else if (changed(['starts'])) this.#regroup();
    else if (changed(['racers', 'noise'])) this.#change();
    if (changed(['pick', 'spot', 'arrows'])) labSignals.racers.emit();
  }

  /** Work that needs the backend; what goes wrong is said. */
  #alone(task: (backend: Backend) => Promise<void>): Promise<void> {
    return this.#work.run(async () => {
      const { backend } = this;
      if (!backend) return;
      try {
        await task(backend);
      } catch (error) {
        if (error instanceof BackendLost || (await isLost(backend))) return; // the race goes on on another one
        const message = error instanceof Error ? error.message : String(error);
        useLabStatus.setState({ phase: 'failed', playing: false, error: message });
      }
    });
  }

  /** Everybody from the start, on the surface as it is now. */
  #rebuild(): void {
    const generation = ++this.#generation;
    void this.#alone(async (backend) => {
      if (generation !== this.#generation) return; // a newer one waits
      const waves = await this.#made(backend, useLab.getState().starts, [], 0);
      this.#drop();
      this.waves = waves;
      this.seconds = [0];
      useLabStatus.setState({ phase: 'ready', step: 0, shown: 0, error: undefined });
      labSignals.racers.emit();
    });
  }

  /** Places that are new get racers now; those that are gone lose theirs. */
  #regroup(): void {
    const generation = ++this.#generation;
    void this.#alone(async (backend) => {
      if (generation !== this.#generation) return;
      this.#toShown();
      const { starts } = useLab.getState();
      const waves = await this.#made(backend, starts, this.waves, useLabStatus.getState().step);
      for (const wave of this.waves) if (!waves.includes(wave)) wave.destroy();
      this.waves = waves;
      labSignals.racers.emit();
    });
  }

  #made(backend: Backend, starts: readonly Place[], kept: readonly Wave[], birth: number): Promise<Wave[]> {
    const choices = useLab.getState();
    const contestants = contestantsOf(choices, this.surface);
    const { surface } = this;
    return Promise.all(
      starts.map(
        async (start, i) =>
          kept.find((wave) => wave.start === start) ??
          (await Wave.create(backend, surface, contestants, start, { seed: (choices.seed + i) >>> 0, birth })),
      ),
    );
  }

  /** Other settings, from the next step on. */
  #change(): void {
    void this.#alone(async () => {
      this.#toShown();
      const contestants = contestantsOf(useLab.getState(), this.surface);
      for (const wave of this.waves) {
        if (wave.racers.contestants.length === contestants.length) await wave.racers.change(contestants);
      }
      labSignals.racers.emit();
    });
  }

  play(): void {
    if (useLabStatus.getState().phase !== 'ready' || this.waves.length === 0) return;
    useLabStatus.setState({ playing: true });
    if (!this.#looping) void this.#loop();
  }

  pause(): void {
    useLabStatus.setState({ playing: false });
  }

  async #loop(): Promise<void> {
    this.#looping = true;
    let last = await nextFrame();
    let due = useLab.getState().slow ? 1 : 0;
    while (useLabStatus.getState().playing) {
      const now = await nextFrame();
      const { slow, pace: chosen } = useLab.getState();
      const pace = slow ? slowPace : chosen;
      // A frame that came late, or a tab that was hidden, is not made up for.
      const seconds = Math.min(0.2, (now - last) / 1000);
      due = Math.min(due + seconds * pace, Math.max(1, 0.3 * pace));
      last = now;
      const n = Math.min(Math.floor(due), mostPerFrame);
      if (n > 0 && useLabStatus.getState().playing) await this.#advance(n, seconds);
      due -= n;
    }
    this.#looping = false;
  }

  /** n steps of everybody; fewer where the run ends. */
  async #advance(n: number, seconds: number): Promise<void> {
    await this.#alone(async () => {
      this.#toShown();
      const { step } = useLabStatus.getState();
      const steps = Math.min(n, mostRunSteps - step);
      await Promise.all(this.waves.map((wave) => wave.racers.advance(steps)));
      const before = this.seconds[step] ?? 0;
      for (let i = 1; i <= steps; i++) this.seconds[step + i] = before + (seconds * i) / n;
      const over = step + steps >= mostRunSteps || this.waves.every((wave) => isOver(wave));
      // Who has scrubbed back while these steps were under way looks at what was chosen.
      const { shown } = useLabStatus.getState();
      const next = { step: step + steps, shown: shown === step ? step + steps : shown };
      useLabStatus.setState({ ...next, ...(over && { playing: false }) });
      labSignals.racers.emit();
    });
  }

  /** One step, paused. */
  async step(): Promise<void> {
    this.pause();
    await this.#advance(1, 1 / useLab.getState().pace);
  }

  /** Looks at a step that was made; play goes on from there. */
  show(step: number): void {
    const { step: made, playing } = useLabStatus.getState();
    if (playing) this.pause();
    useLabStatus.setState({ shown: Math.max(0, Math.min(made, Math.round(step))) });
    labSignals.racers.emit();
  }

  /** The run's own step becomes the one that is looked at. */
  #toShown(): void {
    const { step, shown } = useLabStatus.getState();
    if (shown >= step) return;
    for (const wave of this.waves) wave.rewind(shown);
    this.seconds.length = shown + 1;
    useLabStatus.setState({ step: shown });
  }

  reset(): void {
    this.pause();
    this.#rebuild();
  }

  /** A racer is put somewhere else while all goes on. */
  move(wave: Wave, racer: number, [x, y]: Place): void {
    void this.#alone(() => {
      this.#toShown();
      if (this.waves.includes(wave)) wave.move(racer, x, y);
      labSignals.racers.emit();
      return Promise.resolve();
    });
  }

  /** The part of the plane that is on screen: its heights are wanted. */
  look(view: View): void {
    if (this.#view?.join() === view.join()) return;
    this.#view = view;
    this.#draw();
  }

  #draw(): void {
    const number = ++this.#fields;
    const view = this.#view;
    if (!view) return;
    void this.#drawing.run(async () => {
      const { backend, surface } = this;
      if (!backend || number !== this.#fields) return;
      const columns = backend.kind === 'webgpu' && !backend.software ? 256 : 160;
      const rows = Math.max(8, Math.round((columns * (view[3] - view[2])) / (view[1] - view[0])));
      const values = await heights(backend, surface, view, columns, rows).catch(() => undefined);
      if (!values || number !== this.#fields) return;
      this.field = { surface, view, columns, rows, values };
      labSignals.field.emit();
    });
  }
}

/** Nobody of a wave runs any more. */
const isOver = ({ racers }: Wave): boolean =>
  racers.entries.every((_, entry) => racers.standing(entry).lostAt !== undefined);

export const lab = new LabRun();
