import { expect, test } from 'vitest';
import { makeDataset } from '../../data/index.ts';
import { type ExperimentPatch, withDefaults } from '../../experiment/index.ts';
import { landscapeCost } from './open-model.ts';

const twins = { kind: 'cpu', software: true } as const;
const software = { kind: 'webgpu', software: true } as const;
const hardware = { kind: 'webgpu', software: false } as const;

const dense = (...units: number[]): ExperimentPatch => ({
  data: { samples: 1000 },
  model: { layers: units.map((n) => ({ type: 'dense', units: n, activation: 'tanh' })) },
});

test.each<[string, ExperimentPatch, object, object | undefined]>([
  ['the default experiment, all of its samples', {}, twins, { on: 'twins', samples: 250 }],
  ['16-16 has a map of as many samples as are worth it', dense(16, 16), twins, { on: 'twins', samples: 500 }],
  ['on a device the twins still do it', dense(16, 16), software, { on: 'twins', samples: 500 }],
  ['64-64: of fewer samples', dense(64, 64), twins, { on: 'twins', samples: 375 }],
  ['256-256: of as few as will do', dense(256, 256), twins, { on: 'twins', samples: 64 }],
  ['where there is a device, that does it', dense(256, 256), software, { on: 'device', samples: 113 }],
  ['512-512 on the twins is too much', dense(512, 512), twins, undefined],
  ['a GPU takes them all', dense(256, 256), hardware, { on: 'device', samples: 500 }],
  ['2048-2048 is too much for a software adapter', dense(2048, 2048), software, undefined],
])('%s', (_, patch, backend, cost) => {
  const x = withDefaults(patch);
  expect(landscapeCost(backend as typeof twins, x, makeDataset(x.data))).toEqual(cost);
});
