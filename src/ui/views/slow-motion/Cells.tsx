import { useViewWords } from '../words.ts';
import { steady } from '../shared/format.ts';

/** Numbers shown of a layer. */
const shown = 12;

interface Props {
  label: string;
  values: Float32Array;
  name?: (i: number) => string;
}

/** A layer's numbers for one sample: orange negative, blue positive, the fuller the larger. */
export function Cells({ label, values, name }: Props) {
  const { more } = useViewWords().slow;
  const most = Math.max(1, ...Array.from(values.slice(0, shown), Math.abs).filter(Number.isFinite));
  return (
    <div className="flex items-center gap-2">
      <span className="w-20 shrink-0 text-xs text-muted">{label}</span>
      <div className="flex min-w-0 flex-wrap gap-1">
        {Array.from(values.slice(0, shown), (value, i) => (
          // Units have no name but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <span
            key={i}
            className="relative overflow-hidden rounded px-1.5 py-0.5 text-xs tabular-nums ring-1 ring-line"
          >
            <span
              aria-hidden
              className="absolute inset-0"
              style={{
                background: value < 0 ? 'var(--negative)' : 'var(--positive)',
                opacity: 0.08 + 0.42 * Math.min(1, Math.abs(value) / most || 0),
              }}
            />
            <span className="relative">
              {name && <span className="mr-1 font-serif italic">{name(i)}</span>}
              {steady(value)}
            </span>
          </span>
        ))}
        {values.length > shown && <span className="self-center text-xs text-muted">{more(values.length - shown)}</span>}
      </div>
    </div>
  );
}
