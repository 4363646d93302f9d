import { expect, test } from 'vitest';
import { planeChoices } from '../labs/landscape/plane-choices.ts';
import { landscapeLink, setPlane, useLandscapeSettings } from './landscape.ts';

test.each(planeChoices)('%s comes back from the link', (plane) => {
  setPlane(plane);
  const pairs = new Map(landscapeLink.write());
  setPlane('random');
  expect(landscapeLink.read(pairs)).toEqual([]);
  expect(useLandscapeSettings.getState().plane).toBe(plane);
});

test('what it does not know it says, and shows the usual one', () => {
  setPlane('path');
  expect(landscapeLink.read(new Map([['landscape', 'upwards']]))).toEqual([
    { key: 'landscape', code: 'not-a-choice', given: 'upwards', used: 'random' },
  ]);
  expect(landscapeLink.write()).toEqual([]);
});
