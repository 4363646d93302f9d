// The same link gives the same curve, bit for bit on one device: twice in a row, however the steps are cut into
// submits, and whether tweaks are made by hand or replayed.
import { afterEach, beforeAll, expect, test } from 'vitest';
import { installGpu } from '../../test/gpu-device.ts';
import { fromLink, toLink } from '../experiment/index.ts';
import { createSession } from './session.ts';
import type { BackendChoice, Session } from './session-types.ts';

beforeAll(() => {
  installGpu();
});

const open: Session[] = [];
afterEach(() => {
  for (const session of open.splice(0)) session.destroy();
});

async function openLink(backend: BackendChoice, link: string): Promise<Session> {
  const session = createSession(backend);
  open.push(session);
  const { experiment, problems } = fromLink(link);
  expect(problems).toEqual([]);
  await session.open(experiment);
  return session;
}

/** The bits of all losses so far. */
function bits({ history, status }: Session): Uint32Array {
  expect(history.steps.length).toBe(status.step);
  return new Uint32Array(Float32Array.from(history.steps.columns.loss.subarray(0, status.step)).buffer);
}

const links = {
  default: '',
  'random batches, three classes': 'data=blobs3&noise=0.3&layers=8r,8g&opt=adam&batches=random&schedule=cosine',
  'adaptive batches, plateau': 'data=spiral&batches=adaptive&batch=2&schedule=plateau&every=20&patience=0&lr=0.3',
  'dropout and norms':
    'data=blobs3&layers=8t,batch-norm,dropout0.3,6g,layer-norm&opt=adam' +
    '&tweaks=20:layers.2.rate:0.6,70:layers.2.rate:0,90:layers.2.rate:0.1',
  'tweaks of every kind':
    'data=moons&loss=mse&tweaks=10:lr:0.1,20:opt:adam,33:batch:7,40:theta.0:1,40:l2:0.01,55:batches:adaptive,' +
    '90:schedule:plateau,90:every:15,130:batches:full,150:opt:lion,150:clip:0.5',
};
const steps = 200;

for (const backend of ['cpu', 'webgpu'] as const) {
  test.each(Object.entries(links))(`${backend}: %s, the same link twice`, async (_name, link) => {
    const first = await openLink(backend, link);
    await first.step(steps);
    const second = await openLink(backend, link);
    for (const n of [1, 1, 5, 40, 3, 60, 90]) await second.step(n);
    expect(bits(second)).toEqual(bits(first));
    await first.reset();
    await first.step(steps);
    expect(bits(first)).toEqual(bits(second));
  });

  test(`${backend}: tweaks made by hand are replayed from the link`, async () => {
    const byHand = await openLink(backend, 'data=moons&batch=4');
    const moves: [steps: number, path: string, value: unknown][] = [
      [7, 'optimizer.lr', 0.3],
      [1, 'optimizer.type', 'rmsprop'],
      [30, 'batch.strategy', 'adaptive'],
      [14, 'schedule.type', 'plateau'],
      [0, 'schedule.every', 10],
      [61, 'theta.5', -0.5],
      [0, 'regularization.l1', 0.001],
      [20, 'batch.strategy', 'random'],
      [25, 'batch.strategy', 'adaptive'],
      [30, 'optimizer.biasCorrection', false],
      [0, 'optimizer.type', 'adam'],
    ];
    for (const [wait, path, value] of moves) {
      if (wait > 0) await byHand.step(wait);
      await byHand.set(path, value);
    }
    await byHand.step(50);
    const { experiment } = byHand.view!;
    expect(experiment.tweaks.length).toBeGreaterThanOrEqual(moves.length);
    const replay = await openLink(backend, toLink(experiment));
    await replay.step(byHand.status.step);
    expect(bits(replay)).toEqual(bits(byHand));
  });
}
