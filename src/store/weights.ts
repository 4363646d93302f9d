// Weights as files: out of the run, and into an experiment as what it starts from.
import { keepWeights } from '../data/index.ts';
import { setPath, toLink } from '../experiment/index.ts';
import { willPush } from './address.ts';
import { theSession } from './session.ts';
import { setValue } from './settings.ts';

/** The present parameters and running statistics as a .safetensors file, with the link of their model. */
export async function weightsFile(): Promise<Uint8Array<ArrayBuffer>> {
  const { safetensors } = await import('../export/index.ts');
  const session = theSession();
  const { experiment, settings } = session.view!;
  const link = toLink({ ...settings, model: { ...settings.model, weights: '' }, tweaks: [], hide: experiment.hide });
  return safetensors(await session.modelTensors(), { format: 'pt', step: String(session.status.step), link });
}

/** Starts the run again from the weights in a file. Throws DataError if they do not fit; the run is then as it was. */
export async function startFromFile(file: File): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  await setValue('model.weights', keepWeights(file.name, bytes));
}

/** Makes the present weights the ones this experiment starts from: step 0 is here, whatever the data are next. */
export async function startFromHere(name: string): Promise<void> {
  await setValue('model.weights', keepWeights(`${name}.safetensors`, await weightsFile()));
}

export const startAnew = (): Promise<void> => setValue('model.weights', '');

/** Freezes every hidden layer that has weights, so that only the output layer learns, or thaws them all. */
export async function freezeHidden(frozen: boolean): Promise<void> {
  const session = theSession();
  const { settings, parameters } = session.view!;
  const withWeights = settings.model.layers.flatMap((layer, i) =>
    parameters.some((p) => p.layer === i) && (layer.frozen ?? false) !== frozen ? [i] : [],
  );
  if (session.status.step === 0) {
    willPush();
    const x = withWeights.reduce(
      (now, i) => setPath(now, `model.layers.${i}.frozen`, frozen),
      session.view!.experiment,
    );
    await session.open(x);
    return;
  }
  for (const i of withWeights) await session.set(`model.layers.${i}.frozen`, frozen);
}
