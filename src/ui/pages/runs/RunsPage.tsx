// Many whole trainings at once: the trainability map, seeds, optimizers against each other, sweeps.
import { choose, parts, useChoices, type Part } from '../../../store/runs/choices.ts';
import { useView } from '../../../store/session.ts';
import { Choice } from '../../views/shared/Choice.tsx';
import { ComparePart } from './ComparePart.tsx';
import { FoldsPart } from './FoldsPart.tsx';
import { MapPart } from './MapPart.tsx';
import { SeedsPart } from './SeedsPart.tsx';
import { SweepPart } from './SweepPart.tsx';
import { useRunsWords } from './words.ts';

const bodies: Record<Part, () => React.ReactNode> = {
  map: MapPart,
  seeds: SeedsPart,
  compare: ComparePart,
  sweep: SweepPart,
  folds: FoldsPart,
};

export function RunsPage() {
  const w = useRunsWords();
  const part = useChoices((c) => c.part);
  const ready = useView() !== undefined;
  const Body = bodies[part];
  return (
    <main id="main" tabIndex={-1} className="flex flex-col gap-2.5 p-2.5 outline-none">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-1">
        <Choice
          label={w.part}
          value={part}
          choices={parts.map((value) => ({ value, label: w.parts[value].name }))}
          onChange={(value) => choose({ part: value })}
        />
        <p className="min-w-60 flex-1 text-sm text-muted">{w.intro}</p>
      </div>
      {ready ? <Body /> : <div className="slot" />}
    </main>
  );
}
