import type { classShape } from '../../theme/colors.ts';

const shapes: Record<ReturnType<typeof classShape>, string> = {
  circle: 'M8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9z',
  square: 'M4 4h8v8h-8z',
  triangle: 'M8 2.5l5.2 8.6H2.8z',
  diamond: 'M8 2.2L13.8 8L8 13.8L2.2 8z',
  cross: 'M6.3 3h3.4v3.3H13v3.4H9.7V13H6.3V9.7H3V6.3h3.3z',
};

interface Props {
  shape: ReturnType<typeof classShape>;
  /** Class whose colour it has. */
  of: number;
  /** Training points are filled, test points hollow. */
  filled?: boolean;
}

/** A point as the plane draws it, for legends. */
export function Mark({ shape, of, filled = true }: Props) {
  const color = `var(--class-${of % 10})`;
  return (
    <svg aria-hidden viewBox="0 0 16 16" className="size-4 shrink-0">
      {!filled && <path d={shapes[shape]} className="fill-panel stroke-ink" strokeWidth="3.4" />}
      <path d={shapes[shape]} fill={filled ? color : 'var(--panel)'} stroke={color} strokeWidth={filled ? 0 : 1.8} />
    </svg>
  );
}
