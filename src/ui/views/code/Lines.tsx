import { lazy, Suspense } from 'react';
import { useViewWords } from '../words.ts';
import type { Line } from './rules.ts';
import { number } from './tex.ts';

const Formula = lazy(() => import('./Formula.tsx'));

/** An update's arithmetic, line by line: `symbol = the numbers in the formula = value`. `of`: whose, where there are several. */
export function Lines({ lines, of }: { lines: readonly Line[]; of?: string }) {
  const { arithmetic } = useViewWords().code;
  return (
    <Suspense fallback={<div className="h-24" />}>
      <div
        role="region"
        aria-label={of === undefined ? arithmetic : `${arithmetic}: ${of}`}
        // On a phone it scrolls sideways, and what scrolls must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="flex flex-col gap-0.5 overflow-x-auto text-[0.95rem]"
      >
        {lines.map(({ symbol, tex, value }, i) => (
          // A symbol may come twice (g, then g clipped): lines have no name but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={i} className="min-w-max">
            <Formula tex={tex === number(value) ? `${symbol} = ${tex}` : `${symbol} = ${tex} = ${number(value)}`} />
          </div>
        ))}
      </div>
    </Suspense>
  );
}
