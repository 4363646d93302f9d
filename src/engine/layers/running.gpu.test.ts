// What layers keep besides parameters, and what a control changes in them while the run goes on: going back, snapshots
// and evaluations must not disturb it.
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { installGpu } from '../../../test/gpu-device.ts';
import { pictures } from '../../../test/images.ts';
import { fromLink, toLink } from '../../experiment/index.ts';
import type { Backend } from '../backend.ts';
import { CpuBackend } from '../cpu/backend.ts';
import { GpuBackend } from '../gpu/backend.ts';
import { createSession } from '../session.ts';
import type { Session } from '../session-types.ts';
import { Trainer } from '../trainer.ts';

beforeAll(() => {
  installGpu();
});

let session: Session | undefined;
afterEach(() => session?.destroy());

describe.each(['cpu', 'webgpu'] as const)('%s', (kind) => {
  test('running statistics follow the batches, and only those', async () => {
    const dataset = pictures({ shape: [2, 4, 4], train: 40, noise: 2 });
    const { experiment } = fromLink('data=blobs3&layers=batch-norm&batches=full');
    const backend: Backend = kind === 'cpu' ? new CpuBackend() : await GpuBackend.request(installGpu());
    const trainer = await Trainer.create(backend, experiment, dataset);
    const stateOf = async () => (await trainer.checkpoint()).layerState;
    expect([...(await stateOf())]).toEqual([0, 0, 0, 0, 1, 1, 0, 0]);
    await trainer.run(1);
    const channel = (c: number) => dataset.train.x.filter((_, i) => Math.floor(i / 16) % 2 === c);
    for (const c of [0, 1]) {
      const values = channel(c);
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / (values.length - 1);
      const state = await stateOf();
      expect(state[c]).toBeCloseTo(0.1 * mean, 6);
      expect(state[4 + c]).toBeCloseTo(0.9 + 0.1 * variance, 5);
    }
    const before = await stateOf();
    const last = trainer.plan.layers.at(-1)!.output;
    const reads = [{ buffer: last.value, words: 3 * 40 }];
    await trainer.advance(0, true, { passes: [{ pass: 'evaluate.train', offset: 0, size: 40, reads }] });
    expect(await stateOf()).toEqual(before);
    await trainer.destroy();
    backend.destroy();
  });

  test('a rate moved by hand is in the link, and going back is exact', async () => {
    session = createSession(kind);
    await session.open(fromLink('data=blobs3&layers=8t,batch-norm,dropout0.2,6t&opt=adam').experiment);
    const losses = () => [...session!.history.steps.columns.loss.subarray(0, session!.status.step)];
    await session.step(30);
    await session.set('model.layers.2.rate', 0.5);
    await session.step(30);
    await session.set('model.layers.2.rate', 0);
    await session.step(30);
    const { experiment } = session.view!;
    expect(experiment.tweaks).toEqual([
      { step: 30, path: 'model.layers.2.rate', value: 0.5 },
      { step: 60, path: 'model.layers.2.rate', value: 0 },
    ]);
    expect(toLink(experiment)).toContain('tweaks=30:layers.2.rate:0.5,60:layers.2.rate:0');
    const first = losses();
    await session.scrub(45);
    expect(session.view!.settings.model.layers[2]).toEqual({ type: 'dropout', rate: 0.5 });
    await session.step(15);
    expect(losses()).toEqual(first.slice(0, 60));
    await session.set('model.layers.2.rate', 0);
    await session.step(30);
    expect(losses()).toEqual(first);
    await session.open(fromLink(toLink(experiment)).experiment);
    await session.step(90);
    expect(losses()).toEqual(first);
  });
});
