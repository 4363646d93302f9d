// The model without some of its units becomes the run: its layers, its weights, at step 0. Back returns.
import { keepWeights } from '../../data/index.ts';
import { shrink } from '../../engine/compress/shrink.ts';
import { unitGroups } from '../../engine/compress/units.ts';
import { foldTweaks } from '../../experiment/index.ts';
import { safetensors } from '../../export/index.ts';
import { smallerExperiment, type UnitsReport } from '../../labs/compress/units.ts';
import { compilePlan } from '../../engine/plan.ts';
import { theSession } from '../session.ts';
import { tryExperiment } from '../settings.ts';

/** Takes out the units that the report takes out, of the weights as they are now. */
export async function takeUnitsOut({ keeps }: UnitsReport): Promise<void> {
  const session = theSession();
  await session.pause();
  const { settings, dataset, experiment } = session.view!;
  const groups = unitGroups(compilePlan(settings, dataset), dataset.shape);
  const smaller = shrink(settings.model.layers, await session.modelTensors(), groups, keeps);
  const tensors = smaller.tensors.map(({ name, shape, data }) => ({ name, shape: [...shape], data }));
  const weights = keepWeights('smaller.safetensors', safetensors(tensors, { format: 'pt' }));
  await tryExperiment(smallerExperiment(foldTweaks(experiment), smaller.layers, weights));
}
