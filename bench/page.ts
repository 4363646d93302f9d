// What runs in the browser: one engine on one workload, in a page of its own.
import { count } from './count.ts';
import { engines } from './engines/index.ts';
import { labs } from './labs/index.ts';
import type { Figure } from './labs/types.ts';
import type { CellResult, Counts, OptimizerName } from './types.ts';
import { workloads } from './workloads/index.ts';

/** Losses compared with the reference. */
const checkedSteps = 10;

function list() {
  return {
    engines: engines.map(({ name, title, optimizers, webgpu }) => ({ name, title, optimizers, webgpu })),
    workloads: workloads.map(({ name, title }) => ({ name, title })),
    labs: labs.map(({ name, title }) => ({ name, title })),
  };
}

async function adapter(): Promise<string> {
  const info = (await navigator.gpu?.requestAdapter())?.info;
  return info ? [info.vendor, info.architecture, info.description].filter(Boolean).join(' ') : 'none';
}

/** The losses alone: what the reference engine is for. */
async function losses(engineName: string, workloadName: string, optimizer: OptimizerName): Promise<number[]> {
  const run = await find(engines, engineName).start(find(workloads, workloadName), optimizer);
  if (!run) throw new Error(`${engineName} cannot train ${workloadName}`);
  return run.losses(checkedSteps);
}

/** Null where the engine cannot train the workload. `seconds`: how long the timed part should take. */
async function cell(
  engineName: string,
  workloadName: string,
  optimizer: OptimizerName,
  seconds: number,
): Promise<CellResult | null> {
  const engine = find(engines, engineName);
  const workload = find(workloads, workloadName);
  const started = performance.now();
  const run = await engine.start(workload, optimizer);
  if (!run) return null;
  const [first] = await run.losses(1);
  const firstStepMs = performance.now() - started;
  const checked = [first, ...(await run.losses(checkedSteps - 1))];

  // Warm up and find how many steps fill the time: twice as many until it took a sixth of it.
  const timed = async (steps: number) => {
    const start = performance.now();
    await run.train(steps);
    return (performance.now() - start) / 1000;
  };
  let steps = 1;
  let took = await timed(steps);
  while (took < seconds / 6) {
    steps *= took < seconds / 60 ? 4 : 2;
    took = await timed(steps);
  }
  steps = Math.max(1, Math.round((steps * seconds) / took));
  const time = await timed(steps);

  return {
    losses: checked,
    firstStepMs,
    steps,
    stepsPerSecond: steps / time,
    ...(engine.webgpu && (await counted(run, Math.min(steps, 1000)))),
  };
}

async function counted(run: { train(steps: number): Promise<void>; advances?(): number }, steps: number) {
  const before = run.advances?.() ?? 0;
  const counts = await count(() => run.train(steps));
  const perStep = Object.fromEntries(Object.entries(counts).map(([what, times]) => [what, times / steps]));
  const advances = run.advances ? run.advances() - before : 0;
  return {
    perStep: perStep as unknown as Counts,
    ...(advances > 0 && { submitsPerAdvance: counts.submits / advances }),
  };
}

function find<T extends { name: string }>(all: T[], name: string): T {
  const found = all.find((one) => one.name === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
}

/** One round of a lab's figures. */
const lab = (name: string): Promise<Figure[]> => find(labs, name).measure();

const bench = { list, adapter, losses, cell, lab };
declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
