import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Frame, RunView, Session, Topic } from '../../../engine/session-types.ts';
import { holdSession, startingStatus } from '../../../store/session.ts';
import { beside } from './beside.ts';

let tell: (topic: Topic) => void = () => {};
let phase: 'running' | 'ready' = 'running';
let release = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  phase = 'running';
  const session = {
    view: { dataset: {}, parameters: [] } as unknown as RunView,
    frame: { theta: new Float32Array() } as Frame,
    look: () => {},
    refresh: () => Promise.resolve(),
    get status() {
      return { ...startingStatus, phase };
    },
    subscribe(listener: typeof tell) {
      tell = listener;
      return () => {};
    },
  };
  release = holdSession(session as unknown as Session);
});
afterEach(() => {
  release();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Ten frames a second for a second. */
function run(): void {
  for (let i = 0; i < 10; i++) {
    tell('frame');
    vi.advanceTimersByTime(100);
  }
}

test('nothing is worked out while nobody looks, and no more once nobody does', () => {
  const work = vi.fn(() => ({ result: 1 }));
  const { seek, again } = beside(work);
  run();
  again();
  expect(work).not.toHaveBeenCalled();
  const leave = [seek(), seek()];
  run();
  expect(work.mock.calls.length).toBeGreaterThanOrEqual(10);
  const count = work.mock.calls.length;
  leave[0]();
  run();
  expect(work.mock.calls.length).toBeGreaterThan(count);
  tell('frame');
  leave[1]();
  const last = work.mock.calls.length;
  run();
  again();
  vi.advanceTimersByTime(1000);
  expect(work).toHaveBeenCalledTimes(last);
});

test('it takes a tenth of the time while the run goes on, and all it needs while the run stands still', () => {
  let spent = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => Date.now() + spent);
  let calls = 0;
  const { seek } = beside(() => {
    calls++;
    spent += 20;
    return { result: 1, more: calls < 200 };
  });
  const leave = seek();
  // Nine times as long as it took: 180 ms of rest after each.
  vi.advanceTimersByTime(1800);
  expect(calls).toBeGreaterThanOrEqual(9);
  expect(calls).toBeLessThanOrEqual(11);
  phase = 'ready';
  vi.advanceTimersByTime(1000);
  expect(calls).toBe(200);
  leave();
});
