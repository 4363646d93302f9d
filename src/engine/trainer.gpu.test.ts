// A run learns, and going back in it and on again gives the very same losses.
import { expect, test } from 'vitest';
import { installGpu } from '../../test/gpu-device.ts';
import { makeDataset } from '../data/index.ts';
import { withDefaults } from '../experiment/index.ts';
import { CpuBackend } from './cpu/backend.ts';
import { GpuBackend } from './gpu/backend.ts';
import { Trainer } from './trainer.ts';

for (const kind of ['cpu', 'gpu']) {
  test(`learns, and goes back exactly (${kind})`, async () => {
    const x = withDefaults({ optimizer: { type: 'adam' } } as never);
    const data = makeDataset(x.data);
    const backend = kind === 'cpu' ? new CpuBackend() : await GpuBackend.request(installGpu());
    const t = await Trainer.create(backend, x, data);
    await t.run(1000);
    const { loss } = t.history.steps.columns;
    expect(loss[999]).toBeLessThan(0.2);
    t.requestSnapshot();
    await t.run(100);
    const a = t.history.steps.columns.loss.slice(0, 1100);
    await t.rewind(1050);
    await t.run(50);
    expect(t.history.steps.columns.loss.slice(0, 1100)).toEqual(a);
    await t.rewind(20);
    await t.run(1080);
    expect(t.history.steps.columns.loss.slice(0, 1100)).toEqual(a);
    await t.destroy();
  });
}
