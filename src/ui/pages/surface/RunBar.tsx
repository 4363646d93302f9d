// Back and forth through the race, and how fast it goes.
import { labBounds, setLab, useLab } from '../../../store/surface/choices.ts';
import { lab, mostRunSteps } from '../../../store/surface/run.ts';
import { useLabStatus, labStatusNow } from '../../../store/surface/status.ts';
import { makeScale } from '../../components/scale.ts';
import { Slider } from '../../components/Slider.tsx';
import { ControlLabel } from '../../controls/ControlRow.tsx';
import { whole } from '../../views/shared/format.ts';
import { usePaced } from './use-paced.ts';
import { useSurfaceWords } from './words.ts';

const paceScale = makeScale({ kind: 'integer', ...labBounds.pace, scale: 'log' });

export function RunBar() {
  const w = useSurfaceWords().transport;
  const pace = useLab((s) => s.pace);
  const phase = useLabStatus((s) => s.phase);
  const error = useLabStatus((s) => s.error);
  const over = useLabStatus((s) => s.shown >= mostRunSteps);
  usePaced(100);
  const { step, shown } = labStatusNow();
  const scrub = makeScale({ kind: 'integer', min: 0, max: Math.max(1, step), scale: 'linear' });
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-1 text-sm">
      <div className="flex min-w-48 grow-[2] basis-56 items-center gap-2">
        <ControlLabel label={w.scrub} help={w.scrubHelp} />
        <Slider
          scale={scrub}
          value={shown}
          label={w.scrub}
          help={w.scrubHelp}
          disabled={step === 0}
          valueText={whole(shown)}
          onChange={(value) => lab.show(value)}
        />
        <output className="w-12 text-right tabular-nums">{whole(shown)}</output>
      </div>
      <div className="flex min-w-40 grow basis-44 items-center gap-2">
        <ControlLabel label={w.pace.label} help={w.pace.help} />
        <Slider
          scale={paceScale}
          value={pace}
          label={w.pace.label}
          help={w.pace.help}
          onChange={(value) => setLab({ pace: value })}
        />
        <output className="w-10 text-right tabular-nums">{pace}</output>
      </div>
      {phase === 'starting' && <p role="status" className="w-full text-xs text-muted">{w.starting}</p>}
      {phase === 'failed' && <p role="alert" className="w-full text-xs text-bad">{w.failed(error ?? '')}</p>}
      {over && <p role="status" className="w-full text-xs text-muted">{w.over}</p>}
    </div>
  ); // oxfmt-ignore
}
