import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mutatedLinks } from '../../test/links.ts';
import {
  addTweak,
  defaultExperiment,
  fields,
  fromLink,
  fromText,
  setPath,
  strictExperiment,
  toJSON,
  toLink,
  withDefaults,
} from './index.ts';
import { arbitraryExperiment, arbitraryValue, nest } from './testing.ts';

const start = defaultExperiment();
const dense = (units: number, activation: string) => ({ type: 'dense', units, activation });

const layers = (text: string) => fromLink(`layers=${text}`).experiment.model.layers;

describe('toLink', () => {
  test('writes what differs, readably', () => {
    expect(toLink(start)).toBe('');
    const x = withDefaults({
      data: { set: 'spiral', features: ['x', 'y', 'sinx'] },
      model: {
        layers: [
          { type: 'dense', units: 8, activation: 'tanh' },
          { type: 'dense', units: 3, activation: 'leaky-relu' },
        ],
      },
      optimizer: { type: 'adam', lr: 0.03 },
      schedule: { type: 'multi-step', milestones: [100, 200] },
      batch: { shuffle: false },
      hide: ['batch', 'optimizer'],
    });
    expect(toLink(addTweak(addTweak(x, 300, 'schedule.milestones', [5, 7]), 120, 'optimizer.lr', 1e-5))).toBe(
      'data=spiral&features=x,y,sinx&layers=8t,3lr&opt=adam&lr=0.03&schedule=multi-step&milestones=100,200' +
        '&shuffle=false&tweaks=120:lr:0.00001,300:milestones:5/7&hide=batch,optimizer',
    );
    expect(toLink(setPath(start, 'model.layers', []))).toBe('layers=none');
    expect(toLink(setPath(start, 'optimizer.type', 'adam'))).toBe('opt=adam');
  });

  test('needs no further escaping in an address', () => {
    fc.assert(
      fc.property(arbitraryExperiment, (x) => {
        expect(toLink(x)).toMatch(/^([a-z0-9A-Z=&,.:/~_-]|%[0-9A-Fa-f]{2})*$/);
        expect(new URL(`https://a.b/#${toLink(x)}`).hash.slice(1)).toBe(toLink(x));
      }),
    );
  });
});

describe('fromLink', () => {
  test('any experiment comes back as it was', () => {
    fc.assert(
      fc.property(arbitraryExperiment, (x) => {
        expect(fromLink(toLink(x))).toEqual({ experiment: x, problems: [] });
      }),
      { numRuns: 1000 },
    );
  });

  test.each(fields.map((field) => [field.key, field] as const))('%s comes back, whatever its value', (_, field) => {
    fc.assert(
      fc.property(arbitraryValue(field), (value) => {
        // The task is a choice of tables only.
        const on: [string, unknown][] = field.path === 'data.task' ? [['data.set', 'iris']] : [];
        const x = strictExperiment(nest([...on, [field.path, value]]));
        expect(fromLink(toLink(x))).toEqual({ experiment: x, problems: [] });
      }),
      { numRuns: 50 },
    );
  });

  test('takes hashes, queries, addresses and JSON', () => {
    const adam = withDefaults({ optimizer: { type: 'adam' } });
    const forms = ['opt=adam', '#opt=adam', '?backend=cpu#opt=adam', 'https://x.org/downhill/?a=b#opt=adam', ' #OPT=Adam ',
      '#opt%3Dadam', '#&&opt=adam&', 'seed=1&amp;opt=adam', 'optimizer.type=adam']; // prettier-ignore
    for (const form of forms) expect(fromText(form), form).toEqual({ experiment: adam, problems: [] });
    expect(fromText(JSON.stringify(toJSON(adam)))).toEqual({ experiment: adam, problems: [] });
    for (const empty of ['', '#', '?backend=cpu', 'https://x.org/downhill/?lr=5', './']) {
      expect(fromLink(empty)).toEqual({ experiment: start, problems: [] });
    }
  });

  test('reads what a person writes', () => {
    expect(layers('8-leaky-relu,8relu,4')).toEqual([dense(8, 'leaky-relu'), dense(8, 'relu'), dense(4, 'tanh')]);
    expect(layers('8lin,8s,8e,8g,8si,8sp,8lr')).toEqual(
      ['linear', 'sigmoid', 'elu', 'gelu', 'silu', 'softplus', 'leaky-relu'].map((a) => dense(8, a)),
    );
    expect(layers('none')).toEqual([]);
    expect(layers('conv32x3r,conv4x5-leaky-relu.same.s2,max-pool,max-pool3.s2,avg-pool2,8t.res')).toEqual([
      { type: 'conv', filters: 32, kernel: 3, stride: 1, padding: 'valid', activation: 'relu' },
      { type: 'conv', filters: 4, kernel: 5, stride: 2, padding: 'same', activation: 'leaky-relu' },
      { type: 'max-pool', size: 2, stride: 2 },
      { type: 'max-pool', size: 3, stride: 2 },
      { type: 'avg-pool', size: 2, stride: 2 },
      { ...dense(8, 'tanh'), residual: true },
    ]);
    expect(layers('flatten,global-avg-pool')).toEqual([{ type: 'flatten' }, { type: 'global-avg-pool' }]);
    expect(fromLink('layers=conv8.half,max-pool2.2,flatten2').problems.map((p) => p.given)).toEqual([
      'conv8.half',
      'max-pool2.2',
      'flatten2',
    ]);
    expect(fromLink('momentum=0.9').experiment.optimizer.type).toBe('momentum');
    expect(fromLink('opt=sgd&momentum=0.9&nesterov=true').experiment.optimizer.type).toBe('nesterov');
    expect(fromLink('lr=3e-2&shuffle=0&features=y,x').problems).toEqual([]);
    const tweaks = fromLink('tweaks=300:opt:adam,120:optimizer.weightDecay:.01').experiment.tweaks;
    expect(tweaks).toEqual([
      { step: 120, path: 'optimizer.weightDecay', value: 0.01 },
      { step: 300, path: 'optimizer.type', value: 'adam' },
    ]);
  });

  test.each<[string, object[]]>([
    ['lr=-1', [{ key: 'lr', path: 'optimizer.lr', code: 'out-of-range', given: '-1', used: 1e-5 }]],
    ['lr=1e999', [{ key: 'lr', code: 'not-a-number', given: '1e999', used: 0.03 }]],
    ['lr=0x10', [{ key: 'lr', code: 'not-a-number', given: '0x10', used: 0.03 }]],
    ['opt=adam&lr=NaN', [{ key: 'lr', code: 'not-a-number', given: 'nan', used: 0.01 }]],
    ['lr=', [{ key: 'lr', code: 'empty', used: 0.03 }]],
    ['lr', [{ key: 'lr', code: 'empty', used: 0.03 }]],
    ['lr=0.1&lr=0.2', [{ key: 'lr', code: 'repeated', given: '0.1', used: 0.2 }]],
    ['=5', [{ key: '""', code: 'unknown-key' }]],
    ['lern=5', [{ key: 'lern', code: 'unknown-key', given: '5' }]],
    ['%zz=%', [{ key: '%zz', code: 'unknown-key', given: '%' }]],
    ['__proto__=1&constructor=2', [{ key: '__proto__' }, { key: 'constructor' }]],
    ['data=😀', [{ key: 'data', code: 'not-a-choice', given: '😀', used: 'circle' }]],
    [
      'layers=8t,99999t,foo,8x',
      [
        { path: 'model.layers.1.units', code: 'out-of-range', used: 1024 },
        { key: 'layers', code: 'not-a-layer', given: 'foo' },
        { code: 'not-a-choice', given: 'x' },
      ],
    ],
    ['tweaks=120:lr:0.01,300:op', [{ key: 'tweaks', path: 'tweaks.1', code: 'not-a-tweak', given: '300:op' }]],
    ['tweaks=1:data:xor', [{ path: 'tweaks.0', code: 'not-live' }]],
    ['points=~AAAA', [{ key: 'points', code: 'unreadable' }]],
    ['points=1,2', [{ key: 'points', code: 'unreadable' }]],
    ['tweaks=~x', [{ key: 'tweaks', code: 'unreadable' }]],
    ['v=2&lr=0.1', [{ key: 'v', code: 'newer-version' }]],
    ['v=x', [{ key: 'v', code: 'not-a-version' }]],
    ['data=plane&loss=hinge', [{ key: 'loss', code: 'not-possible', given: 'hinge', used: 'mse' }]],
  ])('%s is reported', (link, problems) => {
    expect(fromLink(link).problems).toMatchObject(problems);
  });

  test('keys of others are theirs', () => {
    const seen: string[] = [];
    const { problems } = fromLink('lesson=xor&lr=0.1&y=2', (key, value) => key === 'lesson' && seen.push(value) > 0);
    expect(seen).toEqual(['xor']);
    expect(problems.map((p) => p.key)).toEqual(['y']);
  });

  test('a megabyte is read as far as it is sane, in no time', () => {
    const began = performance.now();
    for (const link of [
      `lr=0.1&${'x'.repeat(1e6)}`,
      `lr=0.1${'&a=b'.repeat(250_000)}`,
      `lr=0.1&tweaks=${'1:lr:1,'.repeat(150_000)}`,
      `lr=0.1&points=~${'A'.repeat(1e6)}`,
      `lr=0.1&layers=${'8t,'.repeat(3e5)}`,
    ]) {
      const { experiment, problems } = fromLink(link);
      expect(experiment.optimizer.lr).toBe(0.1);
      expect(problems.some((p) => p.code === 'too-long')).toBe(true);
    }
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('2,000 mutated links', () => {
  const links = mutatedLinks(1, 2000);

  test('are as many different ones, the same every time', () => {
    expect(new Set(links).size).toBeGreaterThan(1800);
    expect(mutatedLinks(1, 50)).toEqual(links.slice(0, 50));
  });

  test(
    'never throw, give a valid experiment that comes back as it is, and name what was wrong',
    { timeout: 30_000 },
    () => {
      let broken = 0;
      for (const link of links) {
        const { experiment, problems } = fromLink(link);
        if (problems.length > 0) broken++;
        expect(strictExperiment(toJSON(experiment, 'full')), link).toEqual(experiment);
        expect(fromLink(toLink(experiment)), link).toEqual({ experiment, problems: [] });
        for (const { key, code, given } of problems) {
          expect(key, link).not.toBe('');
          expect(code, link).not.toBe('');
          expect(given.length, link).toBeLessThan(100);
        }
      }
      expect(broken).toBeGreaterThan(800);
    },
  );
});
