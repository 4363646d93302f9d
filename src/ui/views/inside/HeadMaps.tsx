// A map for each head of attention: rows look, columns are looked at.
import { useCallback } from 'react';
import type { LayerInside } from '../../../engine/inside.ts';
import { usePreferences } from '../../../store/preferences.ts';
import { Tip } from '../../components/Tip.tsx';
import { mix, rgb } from '../../theme/colors.ts';
import type { Chosen } from './InsideView.tsx';
import { paintPixels } from './pixels.ts';
import { useInsideWords } from './words.ts';

type Attention = Extract<LayerInside, { kind: 'attention' }>;

interface Props {
  inside: Attention;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
}

export function HeadMaps({ inside, chosen, onChoose }: Props) {
  const w = useInsideWords();
  const { layer, heads } = inside;
  return (
    <div role="group" aria-label={w.attention(layer + 1)}>
      <Tip text={w.attentionHelp} tap>
        <span className="help-mark text-xs text-muted">{w.attention(layer + 1)}</span>
      </Tip>
      <div className="mt-1 grid grid-cols-[repeat(auto-fill,minmax(4rem,1fr))] gap-1.5">
        {Array.from({ length: heads }, (_, head) => (
          <button
            // Heads have no name but their place.
            // oxlint-disable-next-line react/no-array-index-key
            key={head}
            type="button"
            aria-label={w.head(layer + 1, head + 1)}
            aria-pressed={chosen.layer === layer && chosen.index === head}
            onClick={() => onChoose({ ...chosen, layer, index: head })}
            className="touch rounded-sm border border-line hover:border-edge aria-pressed:ring-2 aria-pressed:ring-action"
          >
            <HeadMap inside={inside} head={head} />
          </button>
        ))}
      </div>
    </div>
  );
}

function HeadMap({ inside: { values, places: T }, head }: { inside: Attention; head: number }) {
  const dark = usePreferences((p) => p.dark);
  const paint = useCallback(
    (canvas: HTMLCanvasElement | null) => {
      if (!canvas) return;
      const [from, to] = [rgb('panel'), rgb('positive')];
      // The square root, for weights that are spread over many tokens to be seen at all.
      paintPixels(canvas, T, T, (row, column) => mix(from, to, Math.sqrt(values[(head * T + row) * T + column])));
    },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the colours are the theme's
    [values, T, head, dark],
  );
  return <canvas ref={paint} aria-hidden className="block aspect-square w-full [image-rendering:pixelated]" />;
}
