import { expect, test } from 'vitest';
import { setPath, withDefaults } from '../experiment/index.ts';
import { withDataSet } from './settings.ts';

test('another data set brings the network and optimizer it suggests', () => {
  const x = withDataSet(withDefaults(), 'spiral');
  expect(x.data.set).toBe('spiral');
  expect(x.model.layers).toMatchObject([{ units: 8 }, { units: 8 }]);
  expect(x.optimizer.type).toBe('adam');
  expect(withDataSet(x, 'circle')).toEqual(withDefaults());
});

test('what the user chose stays', () => {
  const chosen = setPath(setPath(withDefaults(), 'optimizer.type', 'lion'), 'model.layers', [
    { type: 'dense', units: 3, activation: 'relu' },
  ]);
  const x = withDataSet(chosen, 'spiral');
  expect(x.optimizer).toEqual(chosen.optimizer);
  expect(x.model).toEqual(chosen.model);
});

test('the tweaks of the former run are not the new one’s', () => {
  const tweaked = withDefaults({ tweaks: [{ step: 5, path: 'optimizer.lr', value: 0.1 }] });
  expect(withDataSet(tweaked, 'xor').tweaks).toEqual([]);
});
