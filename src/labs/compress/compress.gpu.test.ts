// The map on the device, beside a run that trains on it.
import { expect, test } from 'vitest';
import { getDevice } from '../../../test/gpu-device.ts';
import { makeDataset } from '../../data/index.ts';
import { CpuBackend } from '../../engine/cpu/backend.ts';
import { GpuBackend } from '../../engine/gpu/backend.ts';
import { Trainer } from '../../engine/trainer.ts';
import { withDefaults } from '../../experiment/index.ts';
import { Bench, type Standpoint } from './bench.ts';

const x = withDefaults({
  data: { set: 'spiral' },
  model: { layers: [8, 8].map((units) => ({ type: 'dense' as const, units, activation: 'tanh' as const })) },
  optimizer: { type: 'adam' },
});

async function standpoint(trainer: Trainer): Promise<Standpoint> {
  const { length } = trainer.plan;
  const [theta, gradient] = await trainer.read([
    { buffer: 'theta', words: length },
    { buffer: 'grad', words: length },
  ]);
  return { step: trainer.step, theta, gradient, layerState: new Float32Array() };
}

test('a map of 12 × 8 variants: the same on the device as on the twins; quick beside training', async () => {
  const backend = new GpuBackend(await getDevice(), 'test', true);
  const dataset = makeDataset(x.data);
  const trainer = await Trainer.create(backend, x, dataset);
  await trainer.run(300);
  const at = await standpoint(trainer);
  const map = async (on: GpuBackend | CpuBackend) => {
    const bench = new Bench(() => {});
    await bench.open(on, x, dataset);
    bench.observe(at);
    await bench.settled();
    const seen = bench.map!;
    let took = Infinity;
    for (let i = 0; i < 8; i++) {
      bench.observe({ ...at, theta: at.theta.slice() });
      await bench.settled();
      took = Math.min(took, bench.map!.took);
    }
    bench.destroy();
    return { cells: seen.cells, took };
  };
  const [device, twins] = [await map(backend), await map(new CpuBackend())];
  device.cells.forEach((cell, i) => {
    expect(cell.bytes).toBe(twins.cells[i].bytes);
    expect(Math.abs(cell.loss - twins.cells[i].loss)).toBeLessThan(1e-4 * (1 + twins.cells[i].loss));
  });
  console.log(`a map takes ${device.took.toFixed(1)} ms on the device, ${twins.took.toFixed(1)} ms on the twins`);
  await trainer.destroy();
});
