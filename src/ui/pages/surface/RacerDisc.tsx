import type { Experiment } from '../../../experiment/index.ts';
import { usePreferences } from '../../../store/preferences.ts';
import { inkOn, lookOf } from './look.ts';

interface Props {
  racers: readonly Experiment[];
  index: number;
  /** With a piece of its line. */
  line?: boolean;
}

/** A racer's sign: its disc with the letter, as on the map, and the dash of its line. */
export function RacerDisc({ racers, index, line = false }: Props) {
  usePreferences((p) => p.dark); // its ink
  const { color, dash, letter } = lookOf(racers, index);
  return (
    <svg
      aria-hidden
      viewBox={line ? '-11 -11 46 22' : '-11 -11 22 22'}
      className={line ? 'h-5.5 w-11.5 shrink-0' : 'size-5.5 shrink-0'}
    >
      {line && (
        <line
          x1="10"
          x2="34"
          y1="0"
          y2="0"
          stroke={`var(--${color})`}
          strokeWidth="2.6"
          strokeDasharray={dash.join(' ')}
        />
      )}
      <circle r="9.5" fill={`var(--${color})`} />
      <text
        textAnchor="middle"
        dominantBaseline="central"
        fontSize={letter.length > 1 ? 9 : 11.5}
        fontWeight="700"
        fill={inkOn(color)}
      >
        {letter}
      </text>
    </svg>
  );
}
