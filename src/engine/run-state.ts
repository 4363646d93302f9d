// What decides the rest of a run besides θ and the moments. A snapshot is θ, the moments and a copy of this.
import { type Experiment, effectiveAt, type OptimizerName } from '../experiment/index.ts';
import { type AdaptiveState, adaptiveStart } from './adaptive.ts';
import { type EarlyStoppingState, earlyStoppingStart } from './early-stopping.ts';
import { frozenKey } from './frozen.ts';
import type { SamplerState } from './sampler.ts';
import { type PlateauState, plateauStart } from './schedules/index.ts';

export interface RunState {
  /** Updates made (encoded) since the reset. */
  step: number;
  sampler: SamplerState;
  /** Whose moments these are, of which layers (frozen.ts), and the step at which it took over: its t counts from there. */
  optimizer: OptimizerName;
  frozen: string;
  since: number;
  plateau: PlateauState;
  adaptive: AdaptiveState;
  early: EarlyStoppingState;
}

export function initialState(x: Experiment): RunState {
  const settings = effectiveAt(x, 0);
  const { batch, optimizer } = settings;
  return {
    step: 0,
    sampler: { epoch: 0, cursor: 0 },
    optimizer: optimizer.type,
    frozen: frozenKey(settings),
    since: 0,
    plateau: plateauStart,
    adaptive: adaptiveStart(batch),
    early: earlyStoppingStart,
  };
}

export const copyState = (state: RunState): RunState => ({ ...state, sampler: { ...state.sampler } });
