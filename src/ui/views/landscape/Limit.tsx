// The learning rate's stability limit on its slider: where the loss's curvature ends what is stable, live.
import type { CSSProperties } from 'react';
import { curvatureFor } from '../../../labs/stability.ts';
import type { CurvatureSeen } from '../../../labs/landscape/watch.ts';
import type { OptimizerName } from '../../../experiment/index.ts';
import { formatMeasured } from '../../components/format.ts';
import { Tip } from '../../components/Tip.tsx';
import { ratePlace, rateScale } from '../../controls/RateSlider.tsx';
import { useSettings } from '../../hooks/use-setting.ts';
import { short, whole } from '../shared/format.ts';
import { useLandscape } from './watching.ts';
import { useLandscapeWords } from './words.ts';

/** The limit as a formula of λ, where it is another than 2/λ. */
const formulas: Partial<Record<OptimizerName, string>> = {
  momentum: '2(1 + β)/λ',
  nesterov: '2(1 + β)/((1 + 2β)λ)',
  adam: '2(1 + β₁)/((1 − β₁)λ)',
  adamw: '2(1 + β₁)/((1 − β₁)λ)',
};

export const limitText = (limit: number): string => formatMeasured(Number(limit.toPrecision(2)));

/** On the track: a mark at the limit, hatched from there on. */
export function LimitMark() {
  const limit = useLandscape('curvature', true)?.curvature?.limit;
  if (limit === undefined || !(limit < rateScale.max)) return null;
  const { left } = ratePlace(limit);
  return (
    <>
      <span aria-hidden style={{ left }} className="rate-unstable absolute inset-y-0 right-0 rounded-r-full" />
      <span
        aria-hidden
        style={{ left }}
        className="absolute top-1/2 h-6 w-[3px] -translate-x-1/2 -translate-y-1/2 rounded-full bg-bad ring-2 ring-panel"
      />
    </>
  );
}

/** Over the track: what the mark is. */
export function LimitLabel() {
  const w = useLandscapeWords().limit;
  const watch = useLandscape('curvature', true);
  const optimizer = useSettings((x) => x.optimizer);
  const shown = shownLimit(w, optimizer.type, watch?.curvature, watch?.tooLarge ?? false);
  if (!shown) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 -top-0.5 z-10 text-[0.6875rem] leading-3">
      <Tip text={shown.help} side="bottom" tap>
        <span
          style={shown.place}
          className={`help-mark pointer-events-auto absolute whitespace-nowrap tabular-nums ${shown.quiet ? 'text-muted' : 'text-bad'}`}
        >
          {shown.text}
        </span>
      </Tip>
    </div>
  );
}

interface Shown {
  text: string;
  help: string;
  place: CSSProperties;
  quiet: boolean;
}

const atEnd: CSSProperties = { right: 0 };

function shownLimit(
  w: ReturnType<typeof useLandscapeWords>['limit'],
  optimizer: OptimizerName,
  seen: CurvatureSeen | undefined,
  tooLarge: boolean,
): Shown | undefined {
  const quietly = (text: string, help: string): Shown => ({ text, help, place: atEnd, quiet: true });
  const kind = curvatureFor({ type: optimizer });
  if (kind === 'none') return quietly(w.none, w.noneHelp);
  if (tooLarge) return quietly(w.tooLarge, w.tooLargeHelp);
  if (!seen) return kind === 'preconditioned' ? quietly(w.pending, w.pendingHelp) : undefined;
  if (!Number.isFinite(seen.limit)) return quietly(w.none, w.flatHelp);
  const formula = formulas[optimizer] ?? '2/λ';
  const text = limitText(seen.limit);
  const help = (kind === 'preconditioned' ? w.preconditioned : w.help)(formula, short(seen.lambda), whole(seen.step));
  if (seen.limit >= rateScale.max) return { text: w.beyond(text), help, place: atEnd, quiet: true };
  // Within the track: in the middle over the mark, at the ends beside it.
  const share = rateScale.toShare(seen.limit);
  const place = { ...ratePlace(seen.limit), transform: `translateX(-${100 * share}%)` };
  return { text: w.upTo(text), help, place, quiet: false };
}
