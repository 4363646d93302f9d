// Under the learning rate's slider: what other rates would do, before the slider is moved.
import { useEffect, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import type { RateStrip } from '../../../labs/runs/rates.ts';
import { usePreferences } from '../../../store/preferences.ts';
import { showRates, useRates, watchRates } from '../../../store/runs/rates.ts';
import { change } from '../../../store/settings.ts';
import { formatMeasured, formatNumber } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { Tip } from '../../components/Tip.tsx';
import { rateScale } from '../../controls/RateSlider.tsx';
import { useSettings } from '../../hooks/use-setting.ts';
import type { RatesWords } from '../../words/pages/rates.en.ts';
import { shadeCss } from '../shared/shades.ts';
import { usePainter } from '../shared/use-painter.ts';
import { useVisible } from '../shared/use-visible.ts';
import { drawStrip, StripPicture } from './draw-strip.ts';
import { useRatesWords } from './words.ts';

export function RatesView() {
  const w = useRatesWords();
  const on = useRates((r) => r.on);
  const no = useRates((r) => r.no);
  const strip = useRates((r) => r.strip);
  const [ref, visible] = useVisible();
  useEffect(() => (on && visible ? watchRates() : undefined), [on, visible]);
  return (
    <div ref={ref} className="rates">
      {on && !no && (strip ? <Strip strip={strip} /> : <Pending />)}
      {on && no && <p className="rates-row pr-6 leading-4 text-muted">{w.no[no]}</p>}
      <button
        type="button"
        aria-pressed={on}
        aria-label={w.show}
        onClick={() => showRates(!on)}
        className={`rates-switch inline-flex items-center gap-1 text-muted hover:text-ink ${on ? 'absolute right-0 bottom-0' : ''}`}
      >
        {!on && w.show}
        <Icon name={on ? 'close' : 'down'} className="size-3.5" />
      </button>
    </div>
  );
}

function Pending() {
  const w = useRatesWords();
  return (
    <>
      <div className="rates-strip bg-sunken" />
      <p className="rates-row text-muted">{w.making}</p>
    </>
  );
}

function Strip({ strip }: { strip: RateStrip }) {
  const w = useRatesWords();
  const version = useRates((r) => r.version);
  const dark = usePreferences((p) => p.dark);
  const rate = useSettings((x) => x.optimizer.lr);
  const [pointed, point] = useState<number>();
  const [picture] = useState(() => new StripPicture());
  const { rates, steps } = strip;
  const { ref } = usePainter(
    (context, width, height) =>
      drawStrip(context, width, height, picture.of(strip, version, dark), { here: rateScale.toShare(rate), pointed }),
    { still: true },
  );
  const columnAt = ({ currentTarget, clientX }: PointerEvent | MouseEvent): number => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return hold(Math.floor(((clientX - left) / width) * rates.length));
  };
  const hold = (column: number): number => Math.min(rates.length - 1, Math.max(0, column));
  const take = (column: number) => void change('optimizer.lr', rates[column]);
  const onKeyDown = (event: KeyboardEvent) => {
    const here = pointed ?? hold(Math.floor(rateScale.toShare(rate) * rates.length));
    const by = moves[event.key];
    if (by !== undefined) point(hold(pointed === undefined ? here : here + by * (event.shiftKey ? 8 : 1)));
    else if (event.key === 'Enter' && pointed !== undefined) take(pointed);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div className="rates-strip relative bg-sunken">
        <canvas ref={ref} aria-hidden className="absolute inset-0 size-full rounded-sm" />
        {/* A plane has no native element: it is an image that is also walked over with the arrow keys. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <div
          role="application"
          aria-label={w.label(rates.length, steps)}
          aria-describedby="rates-reading"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className="absolute inset-0 cursor-pointer touch-pan-y rounded-sm"
          onPointerMove={(event) => event.pointerType !== 'touch' && point(columnAt(event))}
          onPointerLeave={() => point(undefined)}
          onClick={(event) => take(columnAt(event))}
          onBlur={() => point(undefined)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="rates-row pr-6">
        <Reading strip={strip} pointed={pointed} />
      </div>
    </>
  );
}

const moves: Record<string, number> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageUp: 8,
  PageDown: -8,
  Home: -Infinity,
  End: Infinity,
};

/** The rate that is pointed at, or what the colours mean and where they change. */
function Reading({ strip, pointed }: { strip: RateStrip; pointed: number | undefined }) {
  const w = useRatesWords();
  const penalties = useSettings(({ regularization: { l1, l2 } }) => l1 > 0 || l2 > 0);
  const { rates, steps } = strip;
  return (
    <>
      {pointed === undefined && (
        <Tip text={`${w.help(rates.length, steps)}${penalties ? ` ${w.helpPenalty}` : ''}`} side="bottom" tap>
          <span className="inline-flex gap-2.5">
            <span className="text-muted max-sm:hidden">{w.steps(steps)}</span>
            <Swatch shade={0}>{w.fates.crawls}</Swatch>
            <Swatch shade={0.55}>{w.fates.learns}</Swatch>
            <Swatch shade={-0.7}>{w.fates.blown}</Swatch>
          </span>
        </Tip>
      )}
      <span id="rates-reading" aria-live="polite" className={pointed === undefined ? 'rates-verdict' : ''}>
        {pointed === undefined ? verdictText(w, strip) : textAt(w, strip, pointed)}
      </span>
    </>
  );
}

function verdictText(w: RatesWords, { done, verdict: { best, blowsUpFrom } }: RateStrip): string {
  if (done < 1) return w.making;
  const edge = blowsUpFrom === undefined ? w.never : w.blowsUpFrom(formatNumber(blowsUpFrom));
  return best === undefined ? edge : `${w.best(formatNumber(best))} · ${edge}`;
}

function textAt(w: RatesWords, strip: RateStrip, column: number): string {
  const rate = formatNumber(strip.rates[column]);
  const standing = strip.at(column, strip.entries - 1);
  if (!standing) return w.at.pending(rate);
  if (standing.fate === 'blown') return w.at.blown(rate, strip.goneAt(column));
  return w.at[standing.fate](rate, formatMeasured(standing.loss), strip.steps);
}

const Swatch = ({ shade, children }: { shade: number; children: string }) => (
  <span className="inline-flex items-center gap-1">
    <span aria-hidden className="size-2.5 rounded-xs border border-edge/40" style={{ background: shadeCss(shade) }} />
    {children}
  </span>
);
