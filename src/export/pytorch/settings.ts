// The settings of the program: one Python namespace with the values it uses, a table of their changes by step, and a
// table of the parameters that were set by hand.
import type { Experiment } from '../../experiment/index.ts';
import { scheduleSpecs } from '../../engine/schedules/index.ts';
import { hintedLayer, hintMapOf, isTaught, prunes, rounds } from './compression.ts';
import { lines, literal, mentions } from './python.ts';
import {
  decaysByHand,
  ever,
  freezes,
  hasRates,
  optimizerAt,
  optimizerTypes,
  rateOf,
  type Use,
  usesAdaptive,
  stopsEarly,
  usesPlateau,
  valuesOf,
} from './use.ts';

/** What a name means, where the name does not say it. */
const comments: Record<string, string> = {
  lr: 'learning rate, before the schedule',
  decay: 'decoupled weight decay',
  l1: 'penalty l1 * sum |p|',
  l2: 'penalty l2 / 2 * sum p^2',
  clip: 'largest norm of the gradient; 0: off',
  clip_value: 'largest component of the gradient; 0: off',
  early_patience: 'evaluations without a lower test loss before it stops',
  early_every: 'steps between two evaluations',
  rates: 'what lr is multiplied by, layer by layer',
  frozen: 'layers whose parameters stay as they are',
  warmup: 'steps of linear warm-up',
  steps: 'length of the schedule',
  end_factor: 'lowest learning rate, as a share of lr',
};

/** The values a schedule's formula may name (see ScheduleSpec.python). */
export const scheduleValues = ({ schedule: s }: Experiment): Record<string, unknown> => ({
  steps: s.steps,
  every: s.every,
  gamma: s.gamma,
  milestones: s.milestones,
  power: s.power,
  end_factor: s.endFactor,
});

/** Name → Python literal of the settings that the program reads while these settings are in force. */
function settingsAt(use: Use, settings: Experiment): Map<string, string> {
  const { optimizer, schedule, regularization, batch } = settings;
  const values = new Map<string, string>();
  const put = (used: boolean, name: string, value: unknown) => {
    if (used) values.set(name, literal(value));
  };
  put(optimizerTypes(use).length > 1, 'optimizer', optimizer.type);
  put(true, 'lr', optimizer.lr);
  for (const [name, value] of liveOptions(use, settings)) values.set(name, value);
  const byHand = decaysByHand(use, settings);
  const decays = ever(use, (s) => decaysByHand(use, s));
  put(decays, 'decay', byHand ? optimizer.weightDecay : 0);

  const often = (of: (s: Experiment) => number) => ever(use, (s) => of(s) > 0);
  put(valuesOf(use, (s) => s.schedule.type).length > 1, 'schedule', schedule.type);
  put(
    often((s) => s.schedule.warmup),
    'warmup',
    schedule.warmup,
  );
  for (const [name, value] of Object.entries(scheduleValues(settings))) {
    put(mentions(scheduleSpecs[schedule.type].python, name), name, value);
  }
  put(usesPlateau(use), 'every', schedule.every);
  put(schedule.type === 'plateau', 'patience', schedule.patience);

  put(
    often((s) => s.regularization.l1),
    'l1',
    regularization.l1,
  );
  put(
    often((s) => s.regularization.l2),
    'l2',
    regularization.l2,
  );
  put(
    often((s) => s.regularization.clip),
    'clip',
    regularization.clip,
  );
  put(
    often((s) => s.regularization.clipValue),
    'clip_value',
    regularization.clipValue,
  );

  put(
    often((s) => s.regularization.labelSmoothing),
    'label_smoothing',
    regularization.labelSmoothing,
  );
  put(stopsEarly(use), 'early_patience', settings.earlyStopping.patience);
  put(stopsEarly(use), 'early_every', settings.earlyStopping.every);
  put(stopsEarly(use), 'early_min_delta', settings.earlyStopping.minDelta);

  if (freezes(use)) {
    const names = settings.model.layers.flatMap(({ frozen }, i) => (frozen ? [`"layers.${i}."`] : []));
    values.set(
      'frozen',
      `(${names
        .map((name) => `${name}, `)
        .join('')
        .trimEnd()})`,
    );
  }
  // Behind the hidden layers the output layer has none of its own, nor has a map to the teacher's layer.
  put(hasRates(use), 'rates', [...settings.model.layers.map(({ lr = 1 }) => lr), 1, ...(hintMapOf(use) ? [1] : [])]);
  for (const [layer, config] of settings.model.layers.entries()) {
    const dropping = config.type === 'dropout' || ever(use, (s) => rateOf(s.model.layers[layer]) > 0);
    put(dropping, `rate_${layer}`, rateOf(config));
  }

  const { compression } = settings;
  const pruning = prunes(use);
  put(pruning, 'prune', compression.prune);
  put(pruning, 'prune_among', compression.scope);
  put(pruning, 'sparsity', compression.sparsity);
  put(pruning, 'prune_from', compression.from);
  put(pruning, 'prune_over', compression.over);
  put(pruning, 'prune_rewind', compression.rewind);
  const rounding = rounds(use);
  put(rounding, 'qat', compression.qat);
  put(rounding, 'qat_levels', compression.scheme);
  put(rounding, 'qat_per', compression.grain);
  const taught = isTaught(use);
  put(taught, 'temperature', compression.temperature);
  put(taught, 'hard', compression.hard);
  put(hintedLayer(use) !== undefined, 'hint', compression.hint);

  const { strategy } = batch;
  put(valuesOf(use, (s) => s.batch.strategy).length > 1, 'batches', strategy);
  put(strategy === 'fixed' || strategy === 'adaptive', 'batch_size', batch.size);
  put(strategy === 'random', 'batch_min', batch.min);
  put(strategy === 'random' || strategy === 'adaptive', 'batch_max', batch.max);
  put(valuesOf(use, (s) => s.batch.shuffle).length > 1, 'shuffle', batch.shuffle);
  return values;
}

/** Whether an option of an optimizer is a switch that stays as it is: such stand in the constructor's call itself. */
export function isFixed(use: Use, name: string, value: string): boolean {
  if (value !== 'True' && value !== 'False') return false;
  return use.phases.every(({ settings }) => (optimizerAt(use, settings).options[name] ?? value) === value);
}

const liveOptions = (use: Use, settings: Experiment): [string, string][] =>
  Object.entries(optimizerAt(use, settings).options).filter(([name, value]) => !isFixed(use, name, value));

export interface Settings {
  /** Name → literal at the first step at which it is read. */
  initial: Map<string, string>;
  /** Step → what changes before that step's update. */
  changes: Map<number, Map<string, string>>;
  /** Names among the changes that are options of an optimizer. */
  options: string[];
}

const setsBatch = ({ x }: Use, step: number): boolean =>
  x.tweaks.some((t) => t.step === step && (t.path === 'batch.size' || t.path === 'batch.strategy'));

export function settingsOf(use: Use): Settings {
  const initial = new Map<string, string>();
  const held = new Map<string, string>();
  const changes: Settings['changes'] = new Map();
  const options = new Set<string>();
  for (const { from, settings } of use.phases) {
    const changed = new Map<string, string>();
    // Said again, it still makes the adaptive batch start anew.
    if (from > 0 && usesAdaptive(use) && setsBatch(use, from)) held.delete('batch_size');
    const live = new Set(liveOptions(use, settings).map(([name]) => name));
    for (const [name, value] of settingsAt(use, settings)) {
      if (!initial.has(name)) initial.set(name, value);
      else if (held.get(name) !== value) {
        changed.set(name, value);
        if (live.has(name)) options.add(name);
      }
      held.set(name, value);
    }
    if (changed.size > 0) changes.set(from, changed);
  }
  return { initial, changes, options: [...options] };
}

/** The parameters set by hand, by step. Places of θ that belong to no tensor (padding) are left out. */
export function editsOf({ x, parameters }: Use): Map<number, string[]> {
  const edits = new Map<number, string[]>();
  for (const { step, path, value } of x.tweaks) {
    if (!path.startsWith('theta.')) continue;
    const place = Number(path.slice('theta.'.length));
    const parameter = parameters.find(({ offset, length }) => place >= offset && place < offset + length);
    if (!parameter) continue;
    let rest = place - parameter.offset;
    const index: number[] = [];
    for (const size of parameter.shape.toReversed()) {
      index.unshift(rest % size);
      rest = Math.floor(rest / size);
    }
    const at = index.length === 1 ? `${index[0]}` : `(${index.join(', ')})`;
    edits.set(step, [...(edits.get(step) ?? []), `("${parameter.name}", ${at}, ${literal(value)})`]);
  }
  return edits;
}

const entry = ([name, value]: [string, string]): string =>
  `    ${name}=${value},${comments[name] ? `  # ${comments[name]}` : ''}`;

const changeRow = ([step, values]: [number, Map<string, string>]): string =>
  `    ${step}: {${[...values].map(([name, value]) => `"${name}": ${value}`).join(', ')}},`;

const editRow = ([step, list]: [number, string[]]): string => `    ${step}: [${list.join(', ')}],`;

/** `settings = SimpleNamespace(…)`, and the tables where there is something in them. */
export function settingsSection({ initial, changes }: Settings, edits: Map<number, string[]>): string {
  const about = '# What was changed while the run went on: from this step on, these settings.';
  const aboutEdits = '# Parameters that were set by hand before a step: (tensor, place in it, value).';
  return lines(
    'settings = SimpleNamespace(',
    ...[...initial].map(entry),
    ')',
    changes.size > 0 && lines('', about, 'CHANGES = {', ...[...changes].map(changeRow), '}'),
    edits.size > 0 && lines('', aboutEdits, 'EDITS = {', ...[...edits].map(editRow), '}'),
  );
}
