import type { RunStatus } from '../../engine/session-types.ts';
import { formatCount, formatShort } from '../components/format.ts';
import { Tip } from '../components/Tip.tsx';
import { useCounting } from '../views/shared/use-counting.ts';
import { useWords } from '../words/index.ts';

const counted = (s: RunStatus) => [s.step, s.epoch, s.stepsPerSecond] as const;

/** Step, epoch and speed. */
export function Counters() {
  const w = useWords().counters;
  const [step, epoch, speed] = useCounting(counted);
  return (
    <dl className="counters shrink-0 text-sm tabular-nums">
      <Counter name={w.step} help={w.stepHelp} value={formatCount(step, 'en')} strong />
      <Counter name={w.epoch} help={w.epochHelp} value={formatCount(epoch, 'en')} />
      <Counter name={w.speed} help={w.speedHelp} value={formatShort(speed)} />
    </dl>
  );
}

interface Props {
  name: string;
  help: string;
  value: string;
  strong?: boolean;
}

const Counter = ({ name, help, value, strong = false }: Props) => (
  <div className="counter grid grid-cols-[5.25rem_auto] items-baseline justify-start gap-x-1.5">
    <Tip text={help} side="bottom" tap>
      <dt className="col-start-2 row-start-1 text-xs text-muted">{name}</dt>
    </Tip>
    <dd
      className={`col-start-1 row-start-1 text-right ${strong ? 'text-lg leading-[1.35rem] font-semibold' : 'leading-[1.05rem]'}`}
    >
      {value}
    </dd>
  </div>
);
