// A lesson that cannot go on ends, and says who failed: it does not go round for ever.
import { expect, test } from 'vitest';
import { DataError } from '../../data/index.ts';
import { createSession } from '../../engine/session.ts';
import { fromLink } from '../../experiment/index.ts';
import { holdSession } from '../session.ts';
import { defaultDistil, setDistil } from './distil-choices.ts';
import { endLesson, resumeLesson, startLesson, startSeeds, takeStudent, useLesson } from './lesson.ts';

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

test('a student that is taken keeps what was changed while it learned, where it was', async () => {
  const session = createSession('cpu');
  await session.open(fromLink('data=moons&layers=8t').experiment);
  const release = holdSession(session);
  setDistil({ ...defaultDistil, student: '3t', temperature: 2, steps: 10 });
  await startLesson();
  setDistil({ temperature: 5, steps: 20 });
  await resumeLesson();
  const { metrics } = useLesson.getState().seen!.seen.student;
  await takeStudent();
  const { compression, tweaks } = session.view!.experiment;
  expect(compression.temperature).toBe(2);
  expect(tweaks).toEqual([{ step: 10, path: 'compression.temperature', value: 5 }]);
  await session.step(20);
  expect(session.view!.settings.compression.temperature).toBe(5);
  expect(session.frame!.metrics.test).toEqual(metrics);
  await endLesson();
  release();
  session.destroy();
});
