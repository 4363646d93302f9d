import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { installGpu } from '../../test/gpu-device.ts';
import { defaultExperiment, type Experiment, withDefaults } from '../experiment/index.ts';
import { GpuBackend } from './gpu/backend.ts';
import { probeInputs } from './probe.ts';
import { createSession } from './session.ts';
import type { BackendChoice, Session } from './session-types.ts';

beforeAll(() => {
  installGpu();
});

let session: Session;
afterEach(() => session.destroy());

const opened = async (choice: BackendChoice, x: Experiment = defaultExperiment()): Promise<Session> => {
  session = createSession(choice);
  await session.open(x);
  return session;
};
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const losses = (s: Session, n: number) => Array.from(s.history.steps.columns.loss.subarray(0, n));

for (const backend of ['webgpu', 'cpu'] as const) {
  test(`${backend}: a run with tweaks made by hand equals its replay, to the bit`, async () => {
    const s = await opened(backend);
    expect(s.status).toMatchObject({ phase: 'ready', step: 0, backend: { kind: backend } });
    s.play();
    await wait(200);
    await s.set('optimizer.lr', 0.3);
    await wait(100);
    await s.set('optimizer.type', 'adam');
    await wait(200);
    await s.set('theta.3', 0.5);
    await s.set('batch.strategy', 'full');
    await wait(100);
    await s.set('regularization.l2', 0.01);
    await wait(100);
    await s.pause();
    const n = s.status.step;
    expect(n).toBeGreaterThan(20);
    expect(s.view!.experiment.tweaks.length).toBeGreaterThan(3);
    const byHand = losses(s, n);
    expect(s.history.steps.length).toBe(n);
    const replay = createSession(backend);
    await replay.open(s.view!.experiment);
    expect(replay.status.replay).toBe(true);
    await replay.step(n);
    expect(losses(replay, n)).toEqual(byHand);
    // Back, and there again.
    await replay.scrub(Math.floor(n / 2));
    expect(replay.status.step).toBe(Math.floor(n / 2));
    await replay.step(n - Math.floor(n / 2));
    expect(losses(replay, n)).toEqual(byHand);
    replay.destroy();
  });

  test(`${backend}: of a layer too wide to be read whole, the first units are seen`, async () => {
    const layers = [{ type: 'dense' as const, units: 200, activation: 'relu' as const }];
    const { view, frame } = await opened(backend, withDefaults({ model: { layers } }));
    const [wide, last] = frame!.probe;
    const places = last.length;
    expect(wide).toHaveLength(8 * places);
    const [{ weight, bias }] = view!.layers;
    const at = probeInputs(view!.dataset, { columns: 48, rows: 48 })!;
    for (const [place, unit] of [
      [0, 0],
      [7, 3],
      [places - 1, 7],
    ]) {
      const { theta } = frame!;
      const z = at[2 * place] * theta[weight + 2 * unit] + at[2 * place + 1] * theta[weight + 2 * unit + 1];
      expect(wide[8 * place + unit]).toBeCloseTo(Math.max(0, z + theta[bias + unit]), 5);
    }
  });

  test(`${backend}: a run that blows up says where, and goes back`, async () => {
    const s = await opened(
      backend,
      withDefaults({ data: { set: 'plane' }, optimizer: { lr: 0.01 }, model: { layers: [] } }),
    );
    await s.step(200);
    await s.set('optimizer.lr', 10);
    s.play();
    await vi.waitFor(() => expect(s.status.phase).toBe('failed'), 10_000);
    expect(s.status.failure).toMatchObject({ lr: 10 });
    const failedAt = s.status.failure!.step;
    expect(failedAt).toBeGreaterThan(200);
    await s.recover('half-lr');
    await s.pause();
    expect(s.view!.settings.optimizer.lr).not.toBe(10);
  });

  test(`${backend}: slow motion is the same run`, async () => {
    const s = await opened(backend);
    await s.step(20);
    const stages = [];
    for (let i = 0; i < 10; i++) stages.push(await s.nextStage());
    expect(stages.map((r) => r.stage).slice(0, 5)).toEqual(['batch', 'forward', 'loss', 'backward', 'update']);
    expect(s.status.step).toBe(22);
    expect(stages[2].loss).toBeCloseTo(s.history.steps.columns.loss[20], 6);
    await s.nextStage();
    await s.step(10);
    const slow = losses(s, 33);
    await s.reset();
    await s.step(33);
    expect(losses(s, 33)).toEqual(slow);
  });
}

test('a lost device costs nothing', async () => {
  const request = vi.spyOn(GpuBackend, 'request');
  const s = await opened('webgpu');
  s.play();
  await wait(400);
  await s.set('optimizer.type', 'adam');
  await wait(200);
  const shown = s.history.steps.columns.step[s.history.steps.length - 1];
  const { device } = await request.mock.results[0].value;
  device.destroy();
  await vi.waitFor(() => expect(s.status.backend.reason).toBe('lost'), 10_000);
  await s.pause();
  request.mockRestore();
  expect(s.status).toMatchObject({ phase: 'ready', backend: { kind: 'webgpu', reason: 'lost' } });
  expect(s.status.step).toBeGreaterThanOrEqual(shown);
  const all = losses(s, s.status.step);
  expect(s.history.steps.length).toBe(all.length);
  const again = createSession('webgpu');
  await again.open(s.view!.experiment);
  await again.step(all.length);
  expect(losses(again, all.length)).toEqual(all);
  again.destroy();
});

test('a batch that adapts is the same run every time', async () => {
  const x = withDefaults({
    batch: { strategy: 'adaptive', size: 4, max: 64 },
    data: { set: 'spiral' },
    schedule: { type: 'plateau', patience: 0 },
  });
  const s = await opened('webgpu', x);
  const hasGrown = (): boolean => s.history.steps.columns.batch.slice(0, s.status.step).some((size) => size >= 8);
  s.play();
  await wait(700);
  for (let more = 0; more < 200 && !hasGrown(); more++) await wait(100);
  await s.pause();
  const n = s.status.step;
  const first = losses(s, n);
  expect(hasGrown()).toBe(true);
  await s.reset();
  await s.step(n);
  expect(losses(s, n)).toEqual(first);
  await s.scrub(n - 30);
  await s.step(30);
  expect(losses(s, n)).toEqual(first);
});

test('moving to the twins goes on from the same step', async () => {
  const s = await opened('webgpu');
  await s.step(150);
  await s.setBackend('cpu');
  expect(s.status).toMatchObject({ step: 150, backend: { kind: 'cpu', reason: 'asked' } });
  await s.step(100);
  expect(s.history.steps.length).toBe(250);
});
