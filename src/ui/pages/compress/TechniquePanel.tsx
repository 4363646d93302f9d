import { prunable } from '../../../engine/compress/prune.ts';
import { quantRanges } from '../../../engine/compress/quantize.ts';
import { pruneMethods, pruneScopes, quantGrains } from '../../../experiment/index.ts';
import type { Amount } from '../../../labs/compress/variant.ts';
import { useView } from '../../../store/session.ts';
import { bitChoices, schemes, setAmount, setTechnique, useCompress } from '../../../store/compress/state.ts';
import { Select } from '../../components/Select.tsx';
import { ControlRow } from '../../controls/ControlRow.tsx';
import { LabelledSwitch } from '../../views/shared/LabelledSwitch.tsx';
import { Chooser } from './Chooser.tsx';
import { ShareSlider } from './ShareSlider.tsx';
import { ThresholdBox } from './ThresholdBox.tsx';
import { useCompressWords } from './words.ts';

export function TechniquePanel() {
  const w = useCompressWords().controls;
  const { technique, amount } = useCompress();
  const { method, scope, scheme, grain, range } = technique;
  const rounds = amount.bits !== 32;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-sm font-semibold">{w.pruning}</h3>
      <ShareSlider
        label={w.sparsity}
        help={w.sparsityHelp}
        value={amount.sparsity}
        onChange={(sparsity) => setAmount({ sparsity })}
      />
      {method === 'magnitude' && scope === 'global' && <ThresholdBox share={amount.sparsity} />}
      <Chooser
        label={w.method}
        help={w.methodHelp}
        value={method}
        choices={pruneMethods}
        names={w.methods}
        onChange={(v) => setTechnique({ method: v })}
      />
      <Chooser
        label={w.scope}
        help={w.scopeHelp}
        value={scope}
        choices={pruneScopes}
        names={w.scopes}
        onChange={(v) => setTechnique({ scope: v })}
      />
      <h3 className="mt-2 text-sm font-semibold">{w.quantising}</h3>
      <ControlRow label={w.bits} help={w.bitsHelp}>
        <Select
          label={w.bits}
          help={w.bitsHelp}
          value={String(amount.bits)}
          options={bitChoices.map((b) => ({ value: String(b), label: b === 32 ? w.f32 : String(b) }))}
          onChange={(value) => setAmount({ bits: Number(value) as Amount['bits'] })}
          className="w-full"
        />
      </ControlRow>
      {rounds && (
        <>
          <Chooser
            label={w.scheme}
            help={w.schemeHelp}
            value={scheme}
            choices={schemes}
            names={w.schemes}
            onChange={(v) => setTechnique({ scheme: v })}
          />
          {scheme !== 'codebook' && (
            <>
              <Chooser
                label={w.grain}
                help={w.grainHelp}
                value={grain}
                choices={quantGrains}
                names={w.grains}
                onChange={(v) => setTechnique({ grain: v })}
              />
              <Chooser
                label={w.range}
                help={w.rangeHelp}
                value={range}
                choices={quantRanges}
                names={w.ranges}
                onChange={(v) => setTechnique({ range: v })}
              />
              <p className="overflow-x-auto font-mono text-xs whitespace-pre-wrap text-muted">{w.formula}</p>
            </>
          )}
          <LayerChoice />
          <LabelledSwitch
            label={w.activations}
            help={w.activationsHelp}
            checked={technique.activations}
            onChange={(activations) => setTechnique({ activations })}
          />
        </>
      )}
    </div>
  );
}

/** All layers, or those that are pressed. */
function LayerChoice() {
  const w = useCompressWords().controls;
  const view = useView();
  const chosen = useCompress(({ technique }) => technique.layers);
  const layers = [...new Set(prunable(view?.parameters ?? []).map(({ layer }) => layer))];
  if (layers.length < 2) return null;
  const toggle = (layer: number): void => {
    const next = chosen.includes(layer) ? chosen.filter((l) => l !== layer) : [...chosen, layer].sort((a, b) => a - b);
    setTechnique({ layers: next.length === layers.length ? [] : next });
  };
  const look =
    'touch min-w-8 rounded-md border border-line px-2 py-0.5 text-sm aria-pressed:bg-action aria-pressed:text-on-action';
  return (
    <ControlRow label={w.layers} help={w.layersHelp}>
      <div role="group" aria-label={w.layers} className="flex flex-wrap gap-1">
        <button
          type="button"
          aria-pressed={chosen.length === 0}
          onClick={() => setTechnique({ layers: [] })}
          className={look}
        >
          {w.allLayers}
        </button>
        {layers.map((layer, i) => (
          <button
            key={layer}
            type="button"
            aria-pressed={chosen.includes(layer)}
            onClick={() => toggle(layer)}
            className={look}
          >
            {i === layers.length - 1 ? w.output : w.layer(layer + 1)}
          </button>
        ))}
      </div>
    </ControlRow>
  );
}
