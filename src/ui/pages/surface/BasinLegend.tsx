// What the colours of the basins mean, and how many starts and steps they are made of.
import { useSyncExternalStore } from 'react';
import { basinCodes } from '../../../labs/surface/basins.ts';
import { basinRun } from '../../../store/surface/basin-run.ts';
import { basinSizes, labBounds, setLab, useLab } from '../../../store/surface/choices.ts';
import { usePreferences } from '../../../store/preferences.ts';
import { Select } from '../../components/Select.tsx';
import { ControlRow } from '../../controls/ControlRow.tsx';
import { percent, short, whole } from '../../views/shared/format.ts';
import { basinRgb, minimumRgb, sharesOf } from './draw-basins.ts';
import { ValueSlider } from './ValueSlider.tsx';
import { useSurfaceWords } from './words.ts';

/** Minima named one by one; the rest are counted. */
const mostNamed = 8;

const useBasins = (): void => {
  useSyncExternalStore(basinRun.changed.subscribe, basinRun.changed.version);
};

export function BasinControls() {
  const w = useSurfaceWords().basins;
  const steps = useLab((s) => s.basinSteps);
  const size = useLab((s) => s.basinSize);
  return (
    <div className="grid grid-cols-2 items-start gap-x-6">
      <ValueSlider
        label={w.steps.label}
        help={w.steps.help}
        range={{ kind: 'integer', ...labBounds.basinSteps, scale: 'log' }}
        value={steps}
        onChange={(value) => setLab({ basinSteps: value })}
      />
      <ControlRow label={w.size.label} help={w.size.help} aside={<Progress />}>
        <Select
          label={w.size.label}
          help={w.size.help}
          value={String(size)}
          options={basinSizes.map((one) => ({ value: String(one), label: one === 0 ? w.auto : w.along(one) }))}
          onChange={(value) => setLab({ basinSize: Number(value) })}
          className="w-full"
        />
      </ControlRow>
    </div>
  );
}

function Progress() {
  const w = useSurfaceWords().basins;
  useBasins();
  const { picture, done } = basinRun;
  if (!picture) return null;
  const { width, height, map } = picture;
  const all = whole(width * height);
  const made = Math.ceil(width / map.stride) * Math.ceil(height / map.stride);
  return (
    <span data-testid="basin-progress" data-done={done} className="text-xs text-muted tabular-nums">
      {done ? w.done(all) : w.refining(whole(made), all)}
    </span>
  );
}

function Swatch({
  rgb: [r, g, b],
  to,
}: {
  rgb: readonly [number, number, number];
  to?: readonly [number, number, number];
}) {
  const style = to
    ? { background: `linear-gradient(90deg, rgb(${r} ${g} ${b}), rgb(${to.join(' ')}))` }
    : { background: `rgb(${r} ${g} ${b})` };
  return <span aria-hidden style={style} className="inline-block h-3.5 w-6 shrink-0 rounded border border-line" />;
}

export function BasinLegend() {
  const w = useSurfaceWords().basins;
  usePreferences((p) => p.dark);
  useBasins();
  const { picture } = basinRun;
  if (!picture) return null;
  const shares = sharesOf(picture);
  const { minima, reach } = picture.map.atlas;
  // What is nothing beside the distance that counts as having arrived is 0.
  const at = (v: number): string => short(Math.abs(v) < 1e-4 * reach ? 0 : v);
  const reached = minima
    .map((minimum, label) => ({ minimum, label, share: shares.get(label) ?? 0 }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
  const others = reached.slice(mostNamed);
  const codes = (['moving', 'stopped', 'lost'] as const).filter((code) => shares.has(basinCodes[code]));
  return (
    <ul aria-label={w.legend} className="grid gap-x-4 gap-y-0.5 text-xs sm:grid-cols-2">
      {reached.slice(0, mostNamed).map(({ minimum, label, share }) => (
        <li key={label} className="flex items-center gap-1.5">
          <Swatch rgb={minimumRgb(label)} to={basinRgb(label + picture.steps * 256 * 0.6, picture.steps, 0, 0)} />
          <span className="truncate">{w.minimum(label + 1, at(minimum.x), at(minimum.y))}</span>
          <span className="ml-auto text-muted tabular-nums">{percent(share)}</span>
        </li>
      ))}
      {others.length > 0 && (
        <li className="flex items-center gap-1.5">
          <span className="truncate">{w.others(others.length)}</span>
          <span className="ml-auto text-muted tabular-nums">
            {percent(others.reduce((sum, { share }) => sum + share, 0))}
          </span>
        </li>
      )}
      {reached.length > 0 && (
        <li className="flex items-center gap-1.5 text-muted">
          {w.soon}
          <Swatch
            rgb={minimumRgb(reached[0].label)}
            to={basinRgb(reached[0].label + picture.steps * 256, picture.steps, 0, 0)}
          />
          {w.late}
        </li>
      )}
      {codes.map((code) => (
        <li key={code} className="flex items-center gap-1.5">
          {code === 'lost' ? (
            <span aria-hidden className="lab-stripes inline-block h-3.5 w-6 shrink-0 rounded border border-line" />
          ) : (
            <Swatch rgb={basinRgb(basinCodes[code], 1, 0, 0)} />
          )}
          <span>{w[code]}</span>
          <span className="ml-auto text-muted tabular-nums">{percent(shares.get(basinCodes[code]) ?? 0)}</span>
        </li>
      ))}
    </ul>
  );
}
