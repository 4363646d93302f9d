import { Button } from '../../components/Button.tsx';
import { makeScale } from '../../components/scale.ts';
import { Slider } from '../../components/Slider.tsx';
import { Tip } from '../../components/Tip.tsx';
import { useViewWords } from '../words.ts';
import { LabelledSwitch } from '../shared/LabelledSwitch.tsx';
import { whole } from '../shared/format.ts';
import { setChart, useChart } from './settings.ts';

const spans = makeScale({ kind: 'integer', min: 0, max: 10_000, scale: 'log0' });

export function ChartControls() {
  const w = useViewWords().loss;
  const log = useChart((c) => c.log);
  const smoothing = useChart((c) => c.smoothing);
  const zoomed = useChart((c) => c.window !== undefined);
  const span = smoothing === 0 ? w.smoothingOff : w.smoothingSpan(whole(smoothing));
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-1 text-sm">
      <LabelledSwitch label={w.log} help={w.logHelp} checked={log} onChange={(on) => setChart({ log: on })} />
      <div className="flex min-w-56 grow items-center gap-2">
        <Tip text={w.smoothingHelp} tap>
          <span aria-hidden>{w.smoothing}</span>
        </Tip>
        <div className="min-w-20 grow">
          <Slider
            scale={spans}
            value={smoothing}
            label={w.smoothing}
            help={w.smoothingHelp}
            valueText={span}
            onChange={(value) => setChart({ smoothing: value })}
          />
        </div>
        <span className="w-22 text-xs text-muted tabular-nums">{span}</span>
      </div>
      {zoomed && (
        <Button className="px-2 py-0.5 text-xs" onClick={() => setChart({ window: undefined })}>
          {w.wholeRun}
        </Button>
      )}
    </div>
  );
}
