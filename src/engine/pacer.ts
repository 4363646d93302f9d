// How many steps a frame gets, from measured time: the device is kept busy for most of a frame and never for much
// more, so that the page keeps its frame rate; a hidden tab gets no frames and does no steps.

/** Milliseconds of work a frame aims at, at most: on the GPU beside the page; on the page's own thread. */
const gpuBudget = 10;
const cpuBudget = 7;
/** The share of it that is always used, however slow the page's frames are. */
const leastShare = 0.15;
/** Frames that come later than this many times the page's best pace are late; and frames looked at for both. */
const late = 1.35;
const framesSeen = 60;
/** Submits that may be under way: one working, one waiting. */
const mostInFlight = 2;
/** Milliseconds between two frames of observation, and between two snapshots. */
const framePeriod = 100;
const snapshotPeriod = 250;
/** Milliseconds a submit waits for others, or for its end to be told, above which that is told apart from its steps. */
const notedWait = 15;
/** … and above which it is no wait any more but a step that takes long. */
const longestWait = 150;
/** An observation may take this share of the time at most: slow devices are looked at less often. */
const observationShare = 0.25;

export class Pacer {
  /** Milliseconds a step takes; the first guess is cautious. */
  #perStep = 0.5;
  /** Milliseconds of a submit that its steps have no part in, and a submit of another size, from which it is told. */
  #wait = 0;
  #other: { steps: number; ms: number } | undefined;
  /** Submits of one step so far, one after the other. */
  #ones = 0;
  #onThread = false;
  #inFlight = 0;
  #lastDone = 0;
  #lastFrame = -Infinity;
  #lastSnapshot = 0;
  #observation = 0;
  #justObserved = false;
  /** Share of the budget in use: less where the page's frames come late. */
  #share = 0.5;
  #tickedAt = -1;
  #gaps: number[] = [];
  #rate = 0;
  #rateSince = 0;
  #rateSteps = 0;

  /** A new run, or one taken up again. */
  restart(): void {
    this.#tickedAt = -1;
    this.#lastFrame = -Infinity;
    this.#justObserved = false;
    this.#lastSnapshot = performance.now();
    this.#rateSince = performance.now();
    this.#rateSteps = 0;
    this.#rate = 0;
  }

  /**
   * Told at every animation frame. Where frames come late, be it that the device draws the page too or that the machine
   * is busy, training takes less of them; where they come in time, more: down by a fifth, up by a fiftieth.
   */
  tick(now: number): void {
    const gap = now - this.#tickedAt;
    const first = this.#tickedAt < 0;
    this.#tickedAt = now;
    if (first || gap > 500) return; // the tab was hidden
    this.#gaps.push(gap);
    if (this.#gaps.length > framesSeen) this.#gaps.shift();
    if (this.#gaps.length < 10) return;
    // The page's best pace: 60, 120, 30 frames a second, whatever the display gives; a gap below 8 ms is a burst.
    const best = Math.max(8, this.#gaps.toSorted((a, b) => a - b)[Math.floor(this.#gaps.length / 5)]);
    if (gap > late * best) this.#share = Math.max(leastShare, this.#share * 0.8);
    else this.#share = Math.min(1, this.#share * 1.02);
  }

  get ready(): boolean {
    return this.#inFlight < mostInFlight;
  }

  /** Steps for the next submit. */
  get steps(): number {
    const budget = (this.#onThread ? cpuBudget : gpuBudget) * this.#share;
    // Now and then two where there is time for one: or else it would never be known that two take no longer.
    const least = !this.#onThread && this.#ones >= 8 && this.#perStep < longestWait ? 2 : 1;
    return Math.max(least, Math.floor(budget / this.#perStep));
  }

  get frameDue(): boolean {
    // Never twice in a row: a submit with an observation says nothing about how long a step takes.
    if (this.#justObserved) return false;
    return performance.now() - this.#lastFrame >= Math.max(framePeriod, this.#observation / observationShare);
  }

  get snapshotDue(): boolean {
    if (performance.now() - this.#lastSnapshot < snapshotPeriod) return false;
    this.#lastSnapshot = performance.now();
    return true;
  }

  get stepsPerSecond(): number {
    return this.#rate;
  }

  /** Told when a submit starts, when it is encoded (on the twins: done), and when the device has done it. */
  begin(steps: number, observing: boolean): { encoded(onThread: boolean): void; finished(): void } {
    const start = performance.now();
    this.#inFlight++;
    this.#justObserved = observing;
    if (observing) this.#lastFrame = start;
    if (steps > 0) this.#ones = steps > 1 ? 0 : this.#ones + 1;
    let encodedAt = start;
    return {
      encoded: (onThread) => {
        this.#onThread = onThread;
        encodedAt = performance.now();
      },
      finished: () => {
        const now = performance.now();
        this.#inFlight--;
        // The device works on one submit after the other: this one had it since the one before was done.
        const onDevice = this.#onThread ? encodedAt - start : now - Math.max(this.#lastDone, start);
        this.#lastDone = now;
        this.#count(steps, now);
        if (observing) this.#observation = Math.max(0, onDevice - steps * this.#perStep);
        // A submit with an observation says little about the steps. Encoding is on the page's thread: it counts twice.
        else if (steps > 0) this.#learn(Math.max(this.#working(steps, onDevice), 2 * (encodedAt - start)) / steps);
      },
    };
  }

  /**
   * Milliseconds of a submit that its steps took. Where each waits long (Firefox tells of the end of one after 100 ms),
   * a wait divided by the steps would make the next submit smaller, which waits as long, and so on down to one step.
   */
  #working(steps: number, ms: number): number {
    const other = this.#other;
    if (this.#onThread) return ms;
    if (!other || steps >= 2 * other.steps || 2 * steps <= other.steps) {
      this.#other = { steps, ms };
      if (other) {
        const each = Math.max(0, (ms - other.ms) / (steps - other.steps));
        this.#wait += (Math.max(0, ms - each * steps) - this.#wait) / 2;
      }
    } else if (ms < other.ms) other.ms += (ms - other.ms) / 2; // a stutter says little
    return this.#wait > notedWait ? Math.max(ms - this.#wait, ms / 50) : ms;
  }

  #learn(perStep: number): void {
    // One stutter must not slow the run for long, nor one lucky frame make the next one long.
    const bounded = Math.min(Math.max(perStep, this.#perStep / 3), this.#perStep * 1.5);
    this.#perStep = Math.max(1e-3, this.#perStep + (bounded - this.#perStep) / 2);
  }

  #count(steps: number, now: number): void {
    this.#rateSteps += steps;
    const elapsed = now - this.#rateSince;
    if (elapsed < 500) return;
    this.#rate = (this.#rateSteps / elapsed) * 1000;
    this.#rateSince = now;
    this.#rateSteps = 0;
  }
}
