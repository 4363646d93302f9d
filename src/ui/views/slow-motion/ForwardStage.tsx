import { outputValues } from '../../../engine/evaluate.ts';
import { useWords } from '../../words/index.ts';
import { viewWords } from '../words.ts';
import { short, steady } from '../shared/format.ts';
import { inputLabel } from '../shared/names.ts';
import { outputKind } from '../shared/output-kind.ts';
import { Cells } from './Cells.tsx';
import type { StageProps } from './use-stages.ts';
import { useFollowed } from './use-followed.ts';

export function ForwardStage({ view, reports }: StageProps) {
  const words = useWords();
  const w = viewWords(words);
  const followed = useFollowed(reports);
  const activations = reports.forward?.activations;
  if (!followed || !activations) return null;
  const { row, place } = followed;
  const { dataset, layers, settings } = view;
  const of = (layer: number) =>
    activations[layer].slice(place * layers[layer].units, (place + 1) * layers[layer].units);
  const raw = of(layers.length - 1);
  const output = outputValues(settings.loss, dataset, raw, raw.length);
  const kind = outputKind(view);
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      <Cells
        label={w.network.inputs}
        values={dataset.train.x.slice(row * dataset.inputs, (row + 1) * dataset.inputs)}
        name={(i) => inputLabel(view, i, words)}
      />
      {layers.slice(0, -1).map((_, i) => (
        // Layers have no name but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Cells key={i} label={w.network.layer(i + 1)} values={of(i)} />
      ))}
      <Cells label={w.slow.rawOutput} values={raw} />
      {kind !== 'value' && kind !== 'signed' && (
        <p>
          {kind === 'probability'
            ? w.slow.probability(steady(output[0]))
            : w.slow.probabilities([...output].map((v) => short(v)).join(', '))}
        </p>
      )}
    </div>
  );
}
