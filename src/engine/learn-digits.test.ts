// A small convolutional network, trained by the engine, reads handwritten digits: on the twins, which need no device.
import { expect, test } from 'vitest';
import { loadFromDisk } from '../data/assets.testing.ts';
import { suggestedFor } from '../data/index.ts';
import { withDefaults } from '../experiment/index.ts';
import { CpuBackend } from './cpu/backend.ts';
import { accuracyAfter, seedsThatReach } from './learn.testing.ts';

test('the digits’ own network reaches 95 % within 600 steps, from 4 of 5 seeds', async () => {
  const patch = suggestedFor('digits');
  const reached = await seedsThatReach(0.95, async (seed) => {
    const x = withDefaults({ ...patch, seed, data: { ...patch.data, seed } });
    return accuracyAfter(new CpuBackend(), x, await loadFromDisk(x.data), 600);
  });
  expect(reached).toBe(4);
});
