// A run that is taught has a map beside its model: its own compressed file is of the model alone, and is evaluated as that.
import { expect, test, vi } from 'vitest';
import { keepWeights, makeDataset } from '../../data/index.ts';
import { logitsName } from '../../engine/distill.ts';
import { featuresName } from '../../engine/hint.ts';
import { createSession } from '../../engine/session.ts';
import { fromLink } from '../../experiment/index.ts';
import { writeCompressed } from '../../export/compressed.ts';
import { safetensors } from '../../export/index.ts';
import { holdSession } from '../session.ts';
import { openCompressed, startBench, useOpenedFile } from './bench.ts';

test('a file of a taught run’s model is opened, with its map or without, and does as the run does', async () => {
  const { experiment: x } = fromLink('data=moons&layers=4t');
  const { n } = makeDataset(x.data).train;
  const answer = (name: string, units: number) => ({ name, shape: [n, units], data: new Float32Array(n * units) });
  const teacher = keepWeights('t.safetensors', safetensors([answer(logitsName, 1), answer(featuresName, 7)]));
  const session = createSession('cpu');
  await session.open({ ...x, compression: { ...x.compression, teacher, hintLayer: 1 } });
  await session.step(20);
  expect(session.view!.parameters.at(-1)!.name).toBe('hint.bias');
  const release = holdSession(session);
  const close = startBench();
  const { theta, metrics } = session.frame!;
  const all = session.view!.parameters.map(({ name, shape, offset, length }) => ({
    name,
    shape,
    values: theta.slice(offset, offset + length),
  }));
  for (const tensors of [all, all.filter(({ name }) => !name.startsWith('hint.'))]) {
    const file = writeCompressed(tensors, '');
    // The bench opens meanwhile.
    await vi.waitFor(() => openCompressed('model.bin', file), { timeout: 10_000 });
    const { problem, metrics: seen } = useOpenedFile.getState();
    expect(problem).toBeUndefined();
    expect(seen!.loss).toBeCloseTo(metrics.test.loss, 6);
  }
  close();
  release();
  session.destroy();
});
