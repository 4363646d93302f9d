import { expect, test } from 'vitest';
import { CpuBackend } from '../../engine/cpu/backend.ts';
import { optimizers } from '../../experiment/index.ts';
import { Racers } from '../../labs/surface/racers.ts';
import { surfaceNames } from '../../labs/surface/surfaces/index.ts';
import { defaultChoices, surfaceOf } from './choices.ts';
import { suggestedRacer } from './suggest.ts';

test.each(surfaceNames)('%s: every optimizer, at the rate proposed for it, comes down from the start', async (name) => {
  const surface = surfaceOf({ ...defaultChoices(), surface: name });
  const contestants = optimizers.map((type) => ({ settings: suggestedRacer(type, surface), noise: surface.noise }));
  const [x, y] = surface.start;
  const entries = contestants.map((_, contestant) => ({ contestant, x, y, seed: 1 }));
  const racers = await Racers.create(new CpuBackend(), surface, contestants, entries);
  await racers.advance(400);
  const start = surface.at(x, y).f;
  const known = surface.known.map((place) => surface.at(...place).f);
  contestants.forEach(({ settings }, i) => {
    const end = racers.standing(i);
    const { type } = settings.optimizer;
    // Off a saddle there is no end to it.
    if (name.includes('saddle') && end.lostAt !== undefined) return;
    expect(end.lostAt, type).toBeUndefined();
    const { f } = surface.at(end.x, end.y);
    if (known.length > 0) expect((f - known[0]) / (start - known[0]), type).toBeLessThan(0.85);
    else expect(f, type).toBeLessThan(start);
  });
});
