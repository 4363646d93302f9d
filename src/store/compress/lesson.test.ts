// A lesson that cannot go on ends, and says who failed: it does not go round for ever.
import { expect, test } from 'vitest';
import { DataError } from '../../data/index.ts';
import { createSession } from '../../engine/session.ts';
import { fromLink } from '../../experiment/index.ts';
import { holdSession } from '../session.ts';
import { defaultDistil, setDistil } from './distil-choices.ts';
import { endLesson, resumeLesson, startLesson, startSeeds, useLesson } from './lesson.ts';

const said = (): string => {
  const { error } = useLesson.getState();
  return error instanceof DataError ? error.key : String(error);
};

test('a student that blows up is looked at once more and said; so are a teacher, and a repeated lesson', async () => {
  const wild = 'data=moons&layers=4t&opt=sgd&lr=10&l2=10';
  const session = createSession('cpu');
  await session.open(fromLink(wild).experiment);
  const release = holdSession(session);
  setDistil({ ...defaultDistil, steps: 500 });
  await startLesson();
  expect(said()).toBe('lesson-student');
  const { phase, seen, points } = useLesson.getState();
  expect(phase).toBe('paused');
  expect(seen).toMatchObject({ failed: true });
  expect(seen!.step).toBeLessThan(500);
  expect(points.at(-1)!.step).toBe(seen!.step);
  await resumeLesson();
  expect(said()).toBe('lesson-student');

  await startSeeds();
  expect(said()).toBe('lesson-student');
  setDistil({ source: 'link', link: wild });
  await startLesson();
  expect(said()).toBe('lesson-teacher');
  await endLesson();
  expect(useLesson.getState().error).toBeUndefined();
  release();
  session.destroy();
});
