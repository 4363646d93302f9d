// Play and the picked racer's learning rate, with the mark beyond which it cannot stay.
import { type Experiment, fields } from '../../../experiment/index.ts';
import { curvatureFor } from '../../../labs/stability.ts';
import { setLab, setRacer, useLab, labNow } from '../../../store/surface/choices.ts';
import { lab, mostRunSteps } from '../../../store/surface/run.ts';
import { useLabStatus, labStatusNow } from '../../../store/surface/status.ts';
import { IconButton } from '../../components/Button.tsx';
import { formatCount, formatNumber } from '../../components/format.ts';
import { Icon } from '../../components/Icon.tsx';
import { NumberBox } from '../../components/NumberBox.tsx';
import { makeScale, type Range } from '../../components/scale.ts';
import { placeOnTrack, Slider } from '../../components/Slider.tsx';
import { Tip } from '../../components/Tip.tsx';
import { ControlLabel } from '../../controls/ControlRow.tsx';
import { short } from '../../views/shared/format.ts';
import { useWords } from '../../words/index.ts';
import { racerName } from './look.ts';
import { RacerDisc } from './RacerDisc.tsx';
import { limitFormula, pickedNow } from './picked.ts';
import { usePaced } from './use-paced.ts';
import { useSurfaceWords } from './words.ts';

const path = 'optimizer.lr';
const scale = makeScale(fields.find((field) => field.path === path) as Range);
const decades = [1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10];

export const LabDock = () => (
  <section aria-label={useSurfaceWords().transport.group} className="dock border-line bg-panel">
    <div className="dock-run flex items-center gap-3">
      <LabTransport />
      <StepCount />
    </div>
    <LabRate />
  </section>
);

export function togglePlay(): void {
  if (labStatusNow().playing) lab.pause();
  else lab.play();
}

export function toggleSlow(): void {
  setLab({ slow: !labNow().slow });
}

export const reseed = (): void => setLab({ seed: (labNow().seed + 1) >>> 0 });

function LabTransport() {
  const words = useWords();
  const w = useSurfaceWords().transport;
  const ready = useLabStatus((s) => s.phase === 'ready');
  const playing = useLabStatus((s) => s.playing);
  const slow = useLab((s) => s.slow);
  const fresh = useLabStatus((s) => s.phase === 'ready' && s.step === 0 && !s.playing);
  const over = useLabStatus((s) => s.shown >= mostRunSteps);
  const noisy = useLab((s) => (s.noise ?? (s.surface === 'noisy-bowl' ? 1 : 0)) > 0 || s.minibatch > 0);
  const label = playing ? w.pause : w.play;
  return (
    <div role="group" aria-label={w.group} className="transport flex items-center gap-0.5">
      <IconButton
        icon="reset"
        label={w.reset}
        help={w.resetHelp}
        keys="R"
        disabled={!ready}
        onClick={() => lab.reset()}
      />
      <Tip
        title={label}
        text={
          <>
            {w.playHelp}{' '}
            <kbd className="rounded border border-current px-1 text-xs opacity-75">{words.help.keyNames.space}</kbd>
          </>
        }
        side="bottom"
      >
        <button
          type="button"
          aria-label={label}
          disabled={!ready || over}
          onClick={togglePlay}
          className={`play mx-1.5 inline-flex size-14 shrink-0 items-center justify-center rounded-full bg-action text-on-action shadow-md transition-transform hover:scale-105 active:scale-95 disabled:opacity-40 ${fresh ? 'play-fresh' : ''}`}
        >
          <Icon name={playing ? 'pause' : 'play'} className={`size-7 ${playing ? '' : 'translate-x-0.5'}`} />
        </button>
      </Tip>
      <IconButton
        icon="step"
        label={w.step}
        help={w.stepHelp}
        keys="."
        disabled={!ready || over}
        onClick={() => void lab.step()}
      />
      <IconButton icon="slow" label={w.slow} help={w.slowHelp} keys="S" aria-pressed={slow} onClick={toggleSlow} />
      {noisy && <IconButton icon="dice" label={w.reseed} help={w.reseedHelp} keys="N" onClick={reseed} />}
    </div>
  );
}

function StepCount() {
  const w = useSurfaceWords().transport;
  usePaced(100);
  const { shown } = labStatusNow();
  return (
    <dl className="counters shrink-0 text-sm tabular-nums">
      <div className="counter grid grid-cols-[3.25rem_auto] items-baseline justify-start gap-x-1.5">
        <Tip text={w.stepCountHelp} side="bottom" tap>
          <dt className="col-start-2 row-start-1 text-xs text-muted">{w.stepCount}</dt>
        </Tip>
        <dd
          data-testid="lab-step"
          className="col-start-1 row-start-1 text-right text-lg leading-[1.35rem] font-semibold"
        >
          {formatCount(shown, 'en')}
        </dd>
      </div>
    </dl>
  );
}

export function changeRate(notches: number): void {
  const { racers, pick } = labNow();
  setRacer(pick, path, scale.next(racers[pick].optimizer.lr, notches));
}

function LabRate() {
  const words = useWords();
  const w = useSurfaceWords().rate;
  const racers = useLab((s) => s.racers);
  const pick = useLab((s) => s.pick);
  usePaced(150);
  const name = racerName(words, racers, pick);
  const value = racers[pick].optimizer.lr;
  const picked = pickedNow();
  const limit = picked?.limit;
  const set = (rate: number) => setRacer(pick, path, rate);
  const beyond = limit !== undefined && value > limit;
  return (
    <div role="group" aria-label={w.label(name)} className="rate flex min-w-0 grow items-center gap-x-4">
      <div className="rate-head shrink-0">
        <div className="flex items-center gap-2">
          <RacerDisc racers={racers} index={pick} />
          <ControlLabel label={words.fields[path].label} help={words.fields[path].help} />
        </div>
        <div className="mt-0.5 flex items-center gap-2">
          <NumberBox
            scale={scale}
            value={value}
            label={w.exact}
            onCommit={set}
            className="rate-box h-8 w-24 text-lg font-semibold text-rate"
          />
        </div>
      </div>
      <div className="relative min-w-0 grow">
        <div className="relative h-4 text-[0.6875rem] leading-4">
          {limit !== undefined && <LimitLabel limit={limit} racer={racers[pick]} beyond={beyond} />}
          {picked?.noLimit !== undefined && (
            <span className="block truncate text-muted">{w.noLimit[picked.noLimit]}</span>
          )}
        </div>
        <Slider
          scale={scale}
          value={value}
          label={w.label(name)}
          help={limit === undefined ? words.fields[path].help : w.limitName(short(limit))}
          onChange={set}
          valueText={formatNumber(value)}
          large
        >
          {limit !== undefined && limit <= scale.max && <Beyond limit={Math.max(scale.min, limit)} />}
        </Slider>
        <div aria-hidden className="rate-ticks relative h-4 text-[0.6875rem] text-muted tabular-nums">
          {decades.map((rate) => (
            <span key={rate} style={placeOnTrack(scale, rate, true)} className="absolute -translate-x-1/2">
              {formatNumber(rate)}
            </span>
          ))}
        </div>
        <p role="status" className="sr-only">
          {beyond ? w.beyond : ''}
        </p>
      </div>
    </div>
  );
}

/** The limit in words above its mark; at the track's end where it lies beyond that. */
function LimitLabel({ limit, racer, beyond }: { limit: number; racer: Experiment; beyond: boolean }) {
  const w = useSurfaceWords().rate;
  const text = w.limit(limitFormula(racer), short(limit));
  const [low, high] = [limit < scale.min, limit > scale.max];
  const place = low ? 'left-0' : high ? 'right-0' : '-translate-x-1/2';
  // Whole even where its mark is close to an end.
  const { left } = placeOnTrack(scale, limit, true);
  return (
    <Tip text={curvatureFor(racer.optimizer) === 'preconditioned' ? w.limitHelpPreconditioned : w.limitHelp} tap>
      <span
        style={low || high ? undefined : { left: `clamp(5rem, ${left}, 100% - 5rem)` }}
        className={`absolute cursor-help whitespace-nowrap tabular-nums ${place} ${beyond ? 'font-semibold text-bad' : 'text-muted'}`}
      >
        {low ? `← ${text}` : high ? `${text} →` : text}
      </span>
    </Tip>
  );
}

/** The part of the track past the limit, and the mark where it begins. */
function Beyond({ limit }: { limit: number }) {
  const { left } = placeOnTrack(scale, limit, true);
  return (
    <>
      <span aria-hidden style={{ left, right: 0 }} className="absolute h-full rounded-r-full bg-bad/35" />
      <span
        aria-hidden
        style={{ left }}
        className="absolute top-1/2 h-7 w-[3px] -translate-x-1/2 -translate-y-1/2 rounded-full bg-bad"
      />
    </>
  );
}
