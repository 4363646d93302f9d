// The page's centrepiece: the learning rate, on a log scale, live.
import type { CSSProperties, ReactNode } from 'react';
import { useStatus } from '../../store/session.ts';
import { formatMeasured, formatNumber } from '../components/format.ts';
import { NumberBox } from '../components/NumberBox.tsx';
import { makeScale, type Range } from '../components/scale.ts';
import { placeOnTrack, Slider } from '../components/Slider.tsx';
import { Tip } from '../components/Tip.tsx';
import { Effect } from '../components/Panel.tsx';
import { useHidden } from '../hooks/use-hidden.ts';
import { theField, useNumberSetting } from '../hooks/use-setting.ts';
import { useWords } from '../words/index.ts';
import { ControlLabel } from './ControlRow.tsx';

const path = 'optimizer.lr';
const field = theField(path) as Range & { path: string };
export const rateScale = makeScale(field);
const decades = [1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10];

/** Where a learning rate lies on the slider; for what stands above, under or on its track. */
export const ratePlace = (rate: number): CSSProperties => placeOnTrack(rateScale, rate, true);

interface Props {
  /** Marks on the track, and strips over and under it, as wide as it is: place things in them with `ratePlace`. */
  marks?: ReactNode;
  above?: ReactNode;
  below?: ReactNode;
}

export function RateSlider({ marks, above, below }: Props) {
  const words = useWords();
  const { label, help } = words.fields[path];
  const [value, drag, commit] = useNumberSetting(path);
  if (useHidden('lr')) return null;
  return (
    <div role="group" aria-label={label} className="rate flex min-w-0 grow items-center gap-x-4">
      <div className="rate-head shrink-0">
        <div className="flex items-center gap-2">
          <ControlLabel label={label} help={help} />
          <span className="rate-live">
            <Effect effect="live" />
          </span>
        </div>
        <div className="mt-0.5 flex items-center gap-2">
          <NumberBox
            scale={rateScale}
            value={value}
            label={words.rate.exact}
            onCommit={commit}
            className="rate-box h-8 w-24 text-lg font-semibold text-rate"
          />
          <RateNow base={value} />
        </div>
      </div>
      <div className="relative min-w-0 grow">
        {above}
        <Slider
          scale={rateScale}
          value={value}
          label={label}
          help={help}
          onChange={drag}
          onCommit={commit}
          valueText={formatNumber(value)}
          large
        >
          {marks}
          <NowMark base={value} />
        </Slider>
        <div aria-hidden className="rate-ticks relative h-4 text-[0.6875rem] text-muted tabular-nums">
          {decades.map((rate) => (
            <span key={rate} style={ratePlace(rate)} className="absolute -translate-x-1/2">
              {formatNumber(rate)}
            </span>
          ))}
        </div>
        {below}
      </div>
    </div>
  );
}

const differs = (now: number, base: number): boolean => Math.abs(now - base) > 0.002 * base;

/** The rate of the next step after the schedule, where it is another than the slider's. */
function RateNow({ base }: { base: number }) {
  const words = useWords();
  const now = useStatus((s) => s.lr);
  const scheduled = useStatus((s) => s.phase !== 'starting');
  if (!scheduled || !differs(now, base)) return null;
  return (
    <Tip text={words.rate.nowHelp} tap>
      <span className="text-sm whitespace-nowrap text-rate tabular-nums">{words.rate.now(formatMeasured(now))}</span>
    </Tip>
  );
}

function NowMark({ base }: { base: number }) {
  const now = useStatus((s) => s.lr);
  const place = ratePlace(now);
  if (now <= 0 || !differs(now, base)) return null;
  return (
    <span
      aria-hidden
      style={place}
      className="absolute top-1/2 h-6 w-1 -translate-x-1/2 -translate-y-1/2 rounded-full bg-rate ring-2 ring-panel"
    />
  );
}
