// Which steps have a snapshot on the device, and in which slot. Dense for the recent past and thinner with age:
// when all slots are taken, the one goes whose absence leaves the smallest gap for its age. Step 0 needs no slot,
// since its θ follows from the seed.
import type { Command } from './backend.ts';
import type { Plan } from './plan.ts';
import type { RunState } from './run-state.ts';

export interface Snapshot {
  slot: number;
  state: RunState;
}

export class Snapshots {
  #kept: Snapshot[] = [];
  constructor(readonly slots: number) {}

  get steps(): number[] {
    return this.#kept.map((s) => s.state.step);
  }

  /** Slot for a snapshot of `state`, giving up an older one if need be. */
  take(state: RunState): number {
    const taken = new Set(this.#kept.map((s) => s.slot));
    let slot = 0;
    while (taken.has(slot)) slot++;
    if (slot >= this.slots) slot = this.#evict(state.step);
    this.#kept.push({ slot, state });
    return slot;
  }

  #evict(now: number): number {
    const steps = [0, ...this.steps, now];
    let least = Infinity;
    let victim = 0;
    for (let i = 1; i < steps.length - 1; i++) {
      const gap = (steps[i + 1] - steps[i - 1]) / (now - steps[i] + 1);
      if (gap < least) {
        least = gap;
        victim = i - 1;
      }
    }
    return this.#kept.splice(victim, 1)[0].slot;
  }

  /** The latest snapshot at or before a step. */
  before(step: number): Snapshot | undefined {
    return this.#kept.findLast((s) => s.state.step <= step);
  }

  /** Forgets the snapshots after a step. */
  truncate(step: number): void {
    this.#kept = this.#kept.filter((s) => s.state.step <= step);
  }
}

/** What a snapshot is made of, in the order it lies in a slot. */
const partsOf = ({ length, stateLength }: Plan): [buffer: string, words: number][] => [
  ['theta', length],
  ['moments', 2 * length],
  ['state', stateLength],
];

/** The copies between the buffers and a slot. */
function copies(slot: number, plan: Plan, command: (buffer: string, words: number, at: number) => Command): Command[] {
  const parts = partsOf(plan).filter(([, words]) => words > 0);
  let at = slot * parts.reduce((sum, [, words]) => sum + words, 0);
  return parts.map(([buffer, words]) => {
    const made = command(buffer, words, at);
    at += words;
    return made;
  });
}

/** Copies θ, both moments and the state into a slot. */
export const copyIn = (slot: number, plan: Plan): Command[] =>
  copies(slot, plan, (buffer, words, at) => ({
    do: 'copy',
    from: buffer,
    fromOffset: 0,
    to: 'snapshots',
    toOffset: at,
    words,
  }));

/** Copies a slot back. */
export const copyOut = (slot: number, plan: Plan): Command[] =>
  copies(slot, plan, (buffer, words, at) => ({
    do: 'copy',
    from: 'snapshots',
    fromOffset: at,
    to: buffer,
    toOffset: 0,
    words,
  }));
