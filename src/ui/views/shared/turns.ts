// Who draws when, while it runs. A browser puts on screen the rectangle around all that has changed since the frame
// before: two small pictures in opposite corners cost as much as the whole page, which takes 80 ms and more where there
// is no graphics hardware, and 3 ms one by one (measured: 34 % of the frames missed, and 3 %). So where frames are
// missed the views take turns, one at a time, with a gap between them; where none are, they draw all at once.
import { shownStatus } from '../../../store/session.ts';
import { judged } from './pace.ts';
import { drawsInSoftware } from './software-drawing.ts';

/** Milliseconds between two judgements. */
const period = 500;

/** What waits to draw, the longest first. */
const waiting = new Set<() => void>();
let requested = false;
/** Milliseconds between two turns; undefined until somebody draws. */
let gap: number | undefined;
let lastTurn = -Infinity;

const running = (): boolean => shownStatus().phase === 'running';

const startingGap = (): number => (drawsInSoftware() ? 50 : 0);

/** Whether all views draw at once: there is time for decoration. */
export const drawsTogether = (): boolean => (gap ??= startingGap()) === 0;

/** Draws at one of the next animation frames; asked again before that, it still draws once. */
export function inTurn(draw: () => void): void {
  waiting.add(draw);
  count();
  if (requested) return;
  requested = true;
  requestAnimationFrame(takeTurns);
}

/** Takes back what was asked for. */
export function outOfTurn(draw: () => void): void {
  waiting.delete(draw);
}

function takeTurns(now: number): void {
  requested = false;
  if (drawsTogether() || !running()) {
    const all = [...waiting];
    waiting.clear();
    for (const draw of all) draw();
    return;
  }
  if (now - lastTurn >= gap! - 4) {
    const [next] = waiting;
    waiting.delete(next);
    lastTurn = now;
    next?.();
  }
  if (waiting.size > 0 && !requested) {
    requested = true;
    requestAnimationFrame(takeTurns);
  }
}

let counting = false;

/** Counts animation frames while it runs, and sets the gap by those that are missed. */
function count(): void {
  if (counting || !running()) return;
  counting = true;
  let gaps: number[] = [];
  let last = performance.now();
  let since = last;
  const tick = () => {
    const time = performance.now();
    // A tab that was hidden has missed nothing.
    if (time - last < 1000) gaps.push(time - last);
    last = time;
    if (time - since >= period) {
      gap = judged((gap ??= startingGap()), gaps, !drawsInSoftware());
      gaps = [];
      since = time;
    }
    counting = running();
    if (counting) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
}
