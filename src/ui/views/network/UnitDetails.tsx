// The numbers of the unit that was opened: its bias and the weights into it, each to be typed.
import type { RunView } from '../../../engine/session-types.ts';
import { change } from '../../../store/settings.ts';
import { IconButton } from '../../components/Button.tsx';
import { NumberBox } from '../../components/NumberBox.tsx';
import { makeScale } from '../../components/scale.ts';
import { useWords } from '../../words/index.ts';
import { viewWords } from '../words.ts';
import { steady } from '../shared/format.ts';
import { inputLabel, parameterName, unitName } from '../shared/names.ts';
import { pin, usePointed, type UnitRef } from '../shared/pointed.ts';
import { useSlowFrame } from '../shared/use-slow-frame.ts';
import { biasIndex, weightIndex } from './graph.ts';
import { parameterValues } from './values.ts';

/** Weights listed; a layer of hundreds is shown by its first. */
const listed = 16;
const scale = makeScale({ kind: 'number', min: -1e6, max: 1e6, scale: 'linear', step: 0.1 });

export function UnitDetails({ view }: { view: RunView }) {
  const pinned = usePointed((p) => p.pinned);
  if (!pinned || pinned.layer < 0 || !(pinned.unit < (view.layers[pinned.layer]?.units ?? 0))) return null;
  return <Details view={view} unit={pinned} />;
}

function Details({ view, unit: { layer, unit } }: { view: RunView; unit: UnitRef }) {
  const words = useWords();
  const w = viewWords(words).network;
  const frame = useSlowFrame();
  const theta = parameterValues(view, frame, false);
  const gradient = parameterValues(view, frame, true);
  const { inputs } = view.layers[layer];
  const rows = [
    { index: biasIndex(view.layers, layer, unit), label: w.bias },
    ...Array.from({ length: Math.min(inputs, listed) }, (_, from) => ({
      index: weightIndex(view.layers, { layer, to: unit, from }),
      label: layer === 0 ? inputLabel(view, from, words) : w.fromUnit(from + 1),
    })),
  ];
  return (
    <div
      role="group"
      aria-label={unitName(view, { layer, unit }, words)}
      className="rounded-xl border border-line bg-page p-2.5"
    >
      <div className="flex items-center justify-between">
        <h3 className="text-sm font-medium">{unitName(view, { layer, unit }, words)}</h3>
        <IconButton icon="close" label={words.close} size="size-7" onClick={() => pin(undefined)} />
      </div>
      <p className="mb-2 text-xs text-muted">{w.detailsHelp}</p>
      <ul className="grid max-h-56 grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-4 gap-y-1 overflow-y-auto">
        {rows.map(({ index, label }) => (
          <li key={index} className="flex items-center gap-2 text-xs">
            <span className="min-w-10 text-muted">{label}</span>
            <NumberBox
              scale={scale}
              value={Number(theta[index].toPrecision(4))}
              label={parameterName(view, index, words)}
              onCommit={(value) => void change(`theta.${index}`, value)}
              className="w-20"
            />
            <span className="whitespace-nowrap text-muted tabular-nums">∇ {steady(gradient[index], 2)}</span>
          </li>
        ))}
      </ul>
      {inputs > listed && <p className="mt-1.5 text-xs text-muted">{w.moreWeights(inputs - listed)}</p>}
    </div>
  );
}
