import { activations, type DenseConfig, layerBounds, type LayerConfig } from '../../experiment/index.ts';
import { change } from '../../store/settings.ts';
import { makeScale } from '../components/scale.ts';
import { NumberBox } from '../components/NumberBox.tsx';
import { IconButton } from '../components/Button.tsx';
import { Select } from '../components/Select.tsx';
import { useHidden } from '../hooks/use-hidden.ts';
import { useSetting } from '../hooks/use-setting.ts';
import { useWords } from '../words/index.ts';
import { ControlLabel } from './ControlRow.tsx';

const unitScale = makeScale({ kind: 'integer', min: 1, max: layerBounds.maxUnits, scale: 'linear' });

/** How many hidden layers, and of each its units and activation: a network of dense layers. */
export function LayersEditor() {
  const words = useWords();
  const w = words.layers;
  const layers = useSetting('model.layers') as LayerConfig[];
  if (useHidden('layers')) return null;
  const last = layers.findLast((layer) => layer.type === 'dense');
  const add = (): LayerConfig => ({ type: 'dense', units: last?.units ?? 4, activation: last?.activation ?? 'tanh' });
  return (
    <div
      role="group"
      aria-label={words.fields['model.layers'].label}
      className="flex flex-wrap items-center justify-end gap-1.5"
    >
      <div className="flex items-center gap-1">
        <IconButton
          icon="minus"
          label={w.remove}
          size="size-7"
          disabled={layers.length === 0}
          onClick={() => void change('model.layers', layers.slice(0, -1))}
        />
        <ControlLabel
          label={layers.length === 0 ? w.none : w.count(layers.length)}
          help={words.fields['model.layers'].help}
        />
        <IconButton
          icon="plus"
          label={w.add}
          size="size-7"
          disabled={layers.length >= layerBounds.maxLayers}
          onClick={() => void change('model.layers', [...layers, add()])}
        />
      </div>
      {layers.map(
        (layer, i) =>
          // Layers have no name but their place.
          // oxlint-disable-next-line react/no-array-index-key
          layer.type === 'dense' && <LayerEditor key={i} layer={layer} index={i} />,
      )}
    </div>
  );
}

function LayerEditor({ layer, index }: { layer: DenseConfig; index: number }) {
  const words = useWords();
  const w = words.layers;
  const number = index + 1;
  const set = (name: string, value: unknown) => void change(`model.layers.${index}.${name}`, value);
  return (
    <div
      role="group"
      aria-label={w.layer(number)}
      className="layer flex items-center rounded-lg border border-line bg-page"
    >
      <IconButton
        icon="minus"
        label={w.fewer(number)}
        size="size-7"
        disabled={layer.units <= 1}
        onClick={() => set('units', layer.units - 1)}
      />
      <NumberBox
        scale={unitScale}
        value={layer.units}
        label={w.exact(number)}
        whole
        onCommit={(n) => set('units', n)}
        className="h-6.5 w-8.5 !text-center !px-0.5 text-sm"
      />
      <IconButton
        icon="plus"
        label={w.more(number)}
        size="size-7"
        disabled={layer.units >= layerBounds.maxUnits}
        onClick={() => set('units', layer.units + 1)}
      />
      <Select
        label={w.activation(number)}
        value={layer.activation}
        options={activations.map((name) => ({ value: name, label: words.options.activations[name].label }))}
        onChange={(name) => set('activation', name)}
        className="select-narrow !border-transparent !bg-transparent !pr-6 !pl-1"
      />
    </div>
  );
}
