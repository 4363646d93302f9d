// The model as a stack of cards, from the inputs to the output: what each layer is, what it makes of a shape, what it
// costs; added, moved, set and removed here. A shape that is not possible is said at the layer that makes it so.
import { lazy, type ReactNode } from 'react';
import type { Dataset } from '../../../data/types.ts';
import { LayerError, shapeText } from '../../../engine/layers/errors.ts';
import { largestBatch, outputUnits } from '../../../engine/plan.ts';
import type { RunView } from '../../../engine/session-types.ts';
import type { LayerSummary } from '../../../engine/summary.ts';
import { type LayerConfig, layerBounds, type LayerType, newLayer } from '../../../experiment/index.ts';
import { useView } from '../../../store/session.ts';
import { Button } from '../../components/Button.tsx';
import { formatBytes, formatCount } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { Tip } from '../../components/Tip.tsx';
import { useHidden } from '../../hooks/use-hidden.ts';
import { errorText, layerErrorText } from '../../words/error-text.ts';
import { useWords } from '../../words/index.ts';
import { pictureShape } from '../pictures/pixels.ts';
import { outputKind } from '../shared/output-kind.ts';
import { AddLayer } from './AddLayer.tsx';
import { Card, Costs, Wrong } from './Card.tsx';
import { LayerFields } from './LayerFields.tsx';
import { useMapsShown } from './NetworkChoice.tsx';
import { type LayerDraft, useLayerDraft } from './use-draft.ts';
import { viewWords } from '../words.ts';
import { useLayerWords } from './words.ts';

const MapsView = lazy(async () => ({ default: (await import('../maps/MapsView.tsx')).MapsView }));

export function LayerStack() {
  const view = useView();
  const maps = useMapsShown((shown) => shown.maps);
  if (!view) return <div className="h-60" />;
  return maps && pictureShape(view.dataset) ? <MapsView /> : <Stack view={view} />;
}

function Stack({ view }: { view: RunView }) {
  const w = useLayerWords();
  const fixed = useHidden('layers');
  const draft = useLayerDraft(view);
  const { layers, summary } = draft;
  const { length } = layers;
  const insert = (at: number, type: LayerType) =>
    draft.put([...layers.slice(0, at), newLayer(type), ...layers.slice(at)]);
  const add = (at: number) =>
    fixed || length >= layerBounds.maxLayers ? undefined : (
      <AddLayer label={w.addAfter(at)} onAdd={(type) => insert(at, type)} />
    );
  return (
    <div className="flex flex-col gap-2">
      {/* What scrolls is reached by keyboard. */}
      <ol
        aria-label={w.stack}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="layer-stack flex flex-col gap-1.5"
      >
        <Card title={w.inputs} costs={<InputShape dataset={view.dataset} />} buttons={add(0)} />
        {layers.map((layer, i) => (
          <LayerCard
            // Layers have no name but their place.
            // oxlint-disable-next-line react/no-array-index-key
            key={i}
            layer={layer}
            index={i}
            draft={draft}
            fixed={fixed}
            add={add(i + 1)}
          />
        ))}
        <OutputCard view={view} draft={draft} />
      </ol>
      {draft.pending && (
        <p role="status" className="flex flex-wrap items-center gap-2 text-sm">
          <Icon name="warning" className="size-4 text-bad" />
          <span>{w.notApplied}</span>
          <Button className="!px-2 !py-0.5" onClick={draft.undo}>
            {w.undo}
          </Button>
        </p>
      )}
      {draft.refused !== undefined && <Refused error={draft.refused} />}
      {!summary.error && <Total view={view} layers={summary.layers} />}
    </div>
  );
}

interface LayerCardProps {
  layer: LayerConfig;
  index: number;
  draft: LayerDraft;
  fixed: boolean;
  add: ReactNode;
}

function LayerCard({ layer, index, draft, fixed, add }: LayerCardProps) {
  const w = useLayerWords();
  const words = useWords();
  const { layers, summary, put, set } = draft;
  const { error } = summary;
  const wrong = error instanceof LayerError && error.layer === index ? error : undefined;
  const number = index + 1;
  const move = (by: -1 | 1) => {
    const next = [...layers];
    [next[index], next[index + by]] = [next[index + by], next[index]];
    put(next);
  };
  const { label, help } = w.types[layer.type];
  return (
    <Card
      number={number}
      title={label}
      help={help}
      name={w.layer(number, label)}
      wrong={wrong && <Wrong text={layerErrorText(words, wrong.code, wrong.values)} />}
      costs={<Costs summary={summary.layers[index]} />}
      onUp={fixed || index === 0 ? undefined : () => move(-1)}
      onDown={fixed || index === layers.length - 1 ? undefined : () => move(1)}
      onRemove={fixed ? undefined : () => put(layers.filter((_, i) => i !== index))}
      buttons={add}
    >
      {!fixed && <LayerFields layer={layer} number={number} onChange={(name, value) => set(index, name, value)} />}
    </Card>
  );
}

function OutputCard({ view, draft: { summary, layers } }: { view: RunView; draft: LayerDraft }) {
  const w = useLayerWords();
  const words = useWords();
  const { outputKinds } = viewWords(words).network;
  const { error } = summary;
  const wrong = error && !(error instanceof LayerError) ? error : undefined;
  const units = outputUnits(view.dataset);
  return (
    <Card
      title={w.output}
      help={w.outputHelp}
      wrong={wrong && <Wrong text={errorText(words, wrong)} />}
      costs={<Costs summary={summary.layers[layers.length]} />}
    >
      <span className="text-xs text-muted">{w.outputIs(units, outputKinds[outputKind(view)])}</span>
    </Card>
  );
}

const count = (n: number): string => formatCount(n, 'en');

function InputShape({ dataset: { shape, vocabulary } }: { dataset: Dataset }) {
  const w = useLayerWords();
  if (vocabulary) return w.inputTokens(count(shape[0]), count(vocabulary.length));
  return shape.length === 3 ? w.inputImage(shapeText(shape)) : w.inputNumbers(count(shape[0]));
}

const Refused = ({ error }: { error: unknown }) => (
  <p role="alert" className="text-sm text-bad">
    {errorText(useWords(), error)}
  </p>
);

function Total({ view, layers }: { view: RunView; layers: readonly LayerSummary[] }) {
  const w = useLayerWords();
  const sum = (of: (layer: LayerSummary) => number) => layers.reduce((all, layer) => all + of(layer), 0);
  const rows = largestBatch(view.settings, view.dataset.train.n);
  const parts = [
    w.parameters(
      formatCount(
        sum(({ parameters }) => parameters),
        'en',
      ),
    ),
    w.perSample(
      formatCount(
        sum(({ multiplyAdds }) => multiplyAdds),
        'en',
      ),
    ),
    w.forBatch(formatBytes(sum(({ bytes }) => bytes)), formatCount(rows, 'en')),
  ];
  return (
    <p className="text-sm tabular-nums">
      <Tip text={w.totalHelp} tap>
        <span className="help-mark font-medium">{w.total}</span>
      </Tip>
      <span className="ml-2 text-muted">{parts.join(' · ')}</span>
    </p>
  );
}
