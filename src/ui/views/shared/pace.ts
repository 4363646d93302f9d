// How far apart the views draw (turns.ts): measured, not guessed. Animation frames are counted while it runs, and each
// one missed was somebody's click or scroll that had to wait.

/** Milliseconds between two turns: a frame of the usual screen at least, unless all draw at once. */
const least = 16;
const most = 150;
/** Share of animation frames that may be missed; below the second, drawing may be more frequent again. */
const tooMany = 0.06;
const few = 0.02;

/**
 * The next gap between two turns (0: all at once), from the times between the animation frames of a period.
 * @param together whether all may draw at once where no frame is missed
 */
export function judged(now: number, frames: readonly number[], together = true): number {
  if (frames.length < 8) return Math.min(most, Math.max(least, now * 2));
  const sorted = frames.toSorted((a, b) => a - b);
  // The quickest quarter is slowed down by nobody: that is the screen's own rate.
  const usual = Math.min(Math.max(sorted[Math.floor(frames.length / 4)], 4), 40);
  const time = frames.reduce((a, b) => a + b, 0);
  const missed = 1 - (frames.length * usual) / time;
  if (missed > tooMany) return Math.min(most, Math.max(least, now * 1.4));
  if (missed > few) return now;
  const closer = now * 0.9;
  if (closer >= least) return closer;
  return together ? 0 : least;
}
