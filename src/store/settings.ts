// What a control does with a value. Live settings act on the next step; any other starts the run again with the
// changed experiment (the session goes on training if it was).
import { suggestedFor } from '../data/index.ts';
import {
  fieldOf,
  isLive,
  kindOf,
  setPath,
  withDefaults,
  type DataConfig,
  type DataSetName,
  type Experiment,
} from '../experiment/index.ts';
import { guard } from './actions.ts';
import { willPush } from './address.ts';
import { showProblems } from './page.ts';
import { theSession } from './session.ts';

/** Sets one path now. Throws what the session throws. */
export async function setValue(path: string, value: unknown): Promise<void> {
  const session = theSession();
  if (!isLive(path) && isLarge(path, session.view?.settings)) willPush();
  return session.set(path, value);
}

/** The same for a control: what goes wrong is shown. */
export const change = (path: string, value: unknown): Promise<void> => guard(() => setValue(path, value));

/** A choice, a list, a network: what one would want to come back from. A slider's number is not. */
function isLarge(path: string, x: Experiment | undefined): boolean {
  const kind = fieldOf(path, x)?.kind;
  return kind !== 'number' && kind !== 'integer';
}

const soon = new Map<string, unknown>();
let sending = false;

/** Sets a live path at the next frame of the screen; while one value is on its way only the latest next one waits. */
export function changeSoon(path: string, value: unknown): void {
  soon.set(path, value);
  if (sending) return;
  sending = true;
  requestAnimationFrame(() => void send());
}

async function send(): Promise<void> {
  while (soon.size > 0) {
    const values = [...soon];
    soon.clear();
    await Promise.all(values.map(([path, value]) => change(path, value)));
  }
  sending = false;
}

/** Opens another experiment, as a new entry of the browser's history. */
export const openExperiment = (x: Experiment): Promise<void> => guard(() => tryExperiment(x));

/** The same for a dialog, which says itself what went wrong. */
export async function tryExperiment(x: Experiment): Promise<void> {
  willPush();
  await theSession().open(x);
  showProblems([]);
}

/** The present experiment on other data: network and loss follow where they have to. */
export function withData(settings: Experiment, data: DataConfig): Experiment {
  let x = withDataSet(settings, data.set);
  for (const [name, value] of Object.entries(data)) {
    if (!ofAnySet.includes(name)) x = setPath(x, `data.${name}`, value);
  }
  return x;
}
const ofAnySet = ['set', 'seed', 'samples', 'noise', 'labelNoise', 'test', 'features', 'points', 'shares', 'balance'];

/** Another data set, as `withDataSet` has it. */
export const chooseDataSet = (name: DataSetName): Promise<void> =>
  guard(() => {
    const settings = theSession().view?.settings;
    if (!settings || settings.data.set === name) return undefined;
    willPush();
    return theSession().open(withDataSet(settings, name));
  });

/**
 * Network and optimizer follow to what the set suggests if they stood at what the former one suggested; what the user
 * chose stays. Data of another kind need another network in any case.
 */
export function withDataSet(settings: Experiment, name: DataSetName): Experiment {
  const before = withDefaults(suggestedFor(settings.data.set));
  const after = withDefaults(suggestedFor(name));
  const x = { ...setPath(settings, 'data.set', name), tweaks: [] };
  const otherKind = kindOf(settings.data.set) !== kindOf(name);
  if (otherKind || same(settings.model, before.model)) x.model = after.model;
  if (same(settings.optimizer, before.optimizer)) x.optimizer = after.optimizer;
  if (same(settings.batch, before.batch)) x.batch = after.batch;
  if (same(settings.data.features, before.data.features)) x.data = { ...x.data, features: after.data.features };
  if (settings.data.noise === before.data.noise) x.data = { ...x.data, noise: after.data.noise };
  if (settings.data.test === before.data.test) x.data = { ...x.data, test: after.data.test };
  return x;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
