import type { ReactNode } from 'react';
import { usePreferences } from '../../../store/preferences.ts';
import { fieldRgb } from '../shared/field.ts';

const stops = 16;

/** The plane's own shades from one end of the scale to the other. */
export function ShadeBar({
  discrete,
  classes,
  children,
}: {
  discrete: boolean;
  classes: boolean;
  children: ReactNode;
}) {
  usePreferences((p) => p.dark); // the colours are another set then
  const at = (i: number) => (2 * i) / stops - 1;
  const shade = (i: number) => `rgb(${fieldRgb(at(i), discrete, classes).join(' ')})`;
  const gradient = Array.from({ length: stops + 1 }, (_, i) => `${shade(i)} ${(100 * i) / stops}%`).join(', ');
  return (
    <span
      className="inline-block h-3.5 w-32 rounded-sm text-center text-[0.625rem] leading-3.5 font-medium text-ink/85"
      style={{ background: `linear-gradient(to right, ${gradient})` }}
    >
      {children}
    </span>
  );
}
