// What the learning-rate strip costs the run beside it: speed and frames of a session that plays the default experiment
// while one strip after the other is made as the page makes them, over those without.
import { createSession } from '../../src/engine/session.ts';
import { GpuBackend } from '../../src/engine/gpu/backend.ts';
import type { BackendChoice, Session } from '../../src/engine/session-types.ts';
import { withDefaults } from '../../src/experiment/index.ts';
import { RateStrip, stripSize } from '../../src/labs/runs/rates.ts';
import { type Bench, shares } from '../../src/labs/runs/train-all.ts';
import type { Figure, Lab } from './types.ts';

const x = withDefaults({});

interface Seen {
  /** Per second. */
  steps: number;
  frames: number;
}

/** What a playing session does in so many ms. */
async function watch(session: Session, ms: number): Promise<Seen> {
  const [first, start] = [session.status.step, performance.now()];
  let frames = 0;
  while (performance.now() - start < ms) {
    await new Promise(requestAnimationFrame);
    frames++;
  }
  const seconds = (performance.now() - start) / 1000;
  return { steps: (session.status.step - first) / seconds, frames: frames / seconds };
}

/** Makes strips until it is stopped; how many there were. */
async function keepMaking(bench: Bench, signal: AbortSignal): Promise<number> {
  const size = stripSize(bench, x);
  if (typeof size === 'string') throw new Error(`no strip: ${size}`);
  let made = 0;
  while (!signal.aborted) {
    const strip = new RateStrip(x, size);
    await strip.run(bench, () => {}, { signal, share: () => shares.training });
    made += strip.done;
  }
  return made;
}

const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

async function compare(name: string, choice: BackendChoice): Promise<Figure[]> {
  const session = createSession(choice);
  await session.open(x);
  session.play();
  await watch(session, 1000); // the pacer finds its pace
  const dataset = session.view!.dataset;
  // As the page: on the run's own device, or on another where the run is on the twins because it is faster there.
  const backend = choice === 'webgpu' ? session.backend! : await GpuBackend.request();
  const ratios: { steps: number[]; frames: number[] } = { steps: [], frames: [] };
  let [speed, made] = [0, 0];
  for (let i = 0; i < 3; i++) {
    const alone = await watch(session, 1500);
    const stop = new AbortController();
    const making = keepMaking({ backend, dataset }, stop.signal);
    const beside = await watch(session, 1500);
    stop.abort();
    made += await making;
    speed = Math.max(speed, alone.steps);
    ratios.steps.push(beside.steps / alone.steps);
    ratios.frames.push(beside.frames / alone.frames);
  }
  session.destroy();
  return [
    { name: `${name}: training alone`, value: speed, unit: 'steps/s' },
    { name: `${name}: strips made beside it`, value: made / 4.5, unit: '/s' },
    { name: `${name}: speed with strips / alone`, value: middle(ratios.steps), unit: '', atLeast: 0.8 },
    { name: `${name}: frames with strips / alone`, value: middle(ratios.frames), unit: '', atLeast: 0.8 },
  ];
}

async function measure(): Promise<Figure[]> {
  return [...(await compare('run on the twins', 'cpu')), ...(await compare('run on WebGPU', 'webgpu'))];
}

export const ratesLab: Lab = { name: 'rates', title: 'The learning-rate strip beside the default experiment', measure };
