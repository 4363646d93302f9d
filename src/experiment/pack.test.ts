import * as fc from 'fast-check';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { defaultExperiment, fromLink, hash, setPath, strictExperiment, toLink, tweakBounds } from './index.ts';
import { maxLinkLength } from './link.ts';
import { pack, unpack } from './pack.ts';

const start = defaultExperiment();
/** Scattered numbers below n. */
const scatter = (i: number, n: number) => (hash(1, 2, 3, i) / 2 ** 32) * n;

describe('compressed parts', () => {
  test('the largest experiment fits', () => {
    const points = Array.from({ length: 5000 }, (_, i) => ({
      x: Math.round(scatter(i, 2000) - 1000) / 100,
      y: Math.round(scatter(i * 7 + 3, 2000) - 1000) / 100,
      label: i % 10,
    }));
    const tweaks = Array.from({ length: tweakBounds.maxTweaks }, (_, i) => ({
      step: Math.floor(scatter(i, 1e9)),
      path: `theta.${Math.floor(scatter(i, 1.6e7))}`,
      value: Math.sin(i + 1),
    }));
    const x = strictExperiment({ data: { points }, tweaks });
    const link = toLink(x);
    expect(link.length).toBeLessThan(maxLinkLength);
    expect(fromLink(link)).toEqual({ experiment: x, problems: [] });
  });

  test('drawn points come back exactly from where they were drawn', () => {
    const drawn = fc.array(
      fc.record({
        x: fc.double({ min: -20, max: 20, noNaN: true }),
        y: fc.double({ min: -3, max: 3, noNaN: true }),
        label: fc.nat(9),
      }),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(drawn, (list) => {
        const inside = list.filter((p) => Math.abs(p.x) <= 10);
        const x = setPath(start, 'data.points', inside);
        expect(fromLink(toLink(x)).experiment.data).toEqual(x.data);
      }),
    );
  });

  test('a damaged part is noticed', () => {
    const x = setPath(
      start,
      'data.points',
      Array.from({ length: 40 }, (_, i) => ({ x: i / 10, y: -i / 20, label: i % 2 })),
    );
    const link = toLink(x);
    let unnoticed = 0;
    for (let i = link.indexOf('~') + 1; i < link.length; i++) {
      const { experiment, problems } = fromLink(link.slice(0, i) + (link[i] === 'A' ? 'B' : 'A') + link.slice(i + 1));
      // The last letter's spare bits carry nothing.
      if (problems.length === 0 && JSON.stringify(experiment) !== JSON.stringify(x)) unnoticed++;
    }
    expect(unnoticed).toBe(0);
  });

  test('a bomb goes off in a box', () => {
    const bomb = deflateRawSync(new Uint8Array(50_000_000));
    const text = `~${btoa(String.fromCodePoint(0, 0, ...bomb))
      .replaceAll('+', '-')
      .replaceAll('/', '_')}`;
    const began = performance.now();
    expect(unpack(text)).toBeUndefined();
    expect(fromLink(`points=${text}`).problems).toMatchObject([{ key: 'points' }]);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(unpack(pack(new Uint8Array([1, 2, 3])))).toEqual(new Uint8Array([1, 2, 3]));
  });
});
