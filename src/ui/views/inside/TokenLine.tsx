// The text token by token, shaded by what is chosen: by what a head reads at one of the tokens, or by a unit's state.
import { useMemo } from 'react';
import type { Dataset } from '../../../data/types.ts';
import type { LayerInside } from '../../../engine/inside.ts';
import { NumberBox } from '../../components/NumberBox.tsx';
import { makeScale } from '../../components/scale.ts';
import type { Chosen } from './InsideView.tsx';
import { useInsideWords } from './words.ts';

interface Props {
  dataset: Dataset;
  tokens: Float32Array;
  inside: LayerInside;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
}

export function TokenLine({ dataset, tokens, inside, chosen, onChoose }: Props) {
  const w = useInsideWords();
  const { place, index, layer } = chosen;
  const { places, values } = inside;
  const scale = useMemo(() => makeScale({ kind: 'integer', min: 1, max: places, scale: 'linear' }), [places]);
  const vocabulary = dataset.vocabulary!;
  const names: Record<string, string> = { ' ': w.blank, '\n': w.lineEnd, '': w.nothing };
  const marks: Record<string, string> = { ' ': '␣', '\n': '⏎', '': '·' };
  const name = (token: number) => names[vocabulary[token]] ?? `“${vocabulary[token]}”`;
  const attention = inside.kind === 'attention';
  const most = attention ? 1 : values.reduce((top, value) => Math.max(top, Math.abs(value)), 1);
  const shade = (at: number): string => {
    const value = attention
      ? Math.sqrt(values[(index * places + place) * places + at])
      : values[at * inside.units + index] / most;
    return `color-mix(in srgb, var(--${value < 0 ? 'negative' : 'positive'}) ${Math.round(70 * Math.abs(value))}%, transparent)`;
  };
  const where = attention ? w.head(layer + 1, index + 1) : w.unit(layer + 1, index + 1);
  return (
    <div>
      <div role="group" aria-label={w.text} className="flex flex-wrap gap-px font-mono text-sm leading-none">
        {Array.from(tokens, (token, at) => (
          // Tokens have no name but their place.
          // The number box beside them does the same by keyboard.
          // oxlint-disable-next-line react/no-array-index-key, jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
          <span
            key={at}
            onClick={() => onChoose({ ...chosen, place: at })}
            className={`cursor-pointer rounded-xs px-0.5 py-1 ${at === place ? 'outline-2 outline-action' : ''}`}
            style={{ background: shade(at) }}
          >
            {marks[vocabulary[token]] ?? vocabulary[token]}
          </span>
        ))}
      </div>
      <div className="mt-1.5 flex items-center gap-2 text-xs text-muted">
        <span className="min-w-0 grow">{attention ? w.looks(name(tokens[place]), where) : w.remembers(where)}</span>
        {attention && (
          <NumberBox
            scale={scale}
            value={place + 1}
            label={w.place}
            whole
            onCommit={(next) => onChoose({ ...chosen, place: next - 1 })}
            className="h-6.5 w-12 text-xs"
          />
        )}
      </div>
    </div>
  );
}
