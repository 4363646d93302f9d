import { choose, goalBounds, seedCount, useChoices } from '../../../store/runs/choices.ts';
import { openSeed, startSeeds, useResults } from '../../../store/runs/results.ts';
import { stopWork } from '../../../store/runs/work.ts';
import { formatMeasured } from '../../components/format.ts';
import { NumberBox } from '../../components/NumberBox.tsx';
import { Panel } from '../../components/Panel.tsx';
import { makeScale } from '../../components/scale.ts';
import { percent } from '../../views/shared/format.ts';
import { LossPlot } from './LossPlot.tsx';
import { Labelled, Progress, StartButton, StepsBox } from './RunControls.tsx';
import { useEffect } from 'react';
import { useRunsWords } from './words.ts';

const goalScale = makeScale({ kind: 'number', ...goalBounds, scale: 'log' });

export function SeedsPart() {
  const w = useRunsWords();
  const goal = useChoices((c) => c.goal);
  const result = useResults((r) => r.seeds);
  useEffect(() => stopWork, []);
  return (
    <Panel title={w.parts.seeds.name} help={w.parts.seeds.help} bodyClassName="flex flex-col gap-4">
      <p className="max-w-3xl text-sm text-muted">{w.seeds.explain}</p>
      <div className="flex flex-wrap items-end gap-4">
        <StepsBox />
        <Labelled label={w.goal} help={w.goalHelp}>
          <NumberBox
            scale={goalScale}
            value={goal}
            label={w.goal}
            onCommit={(value) => choose({ goal: value })}
            className="touch h-8 w-24"
          />
        </Labelled>
        <StartButton part="seeds" start={startSeeds} label={result ? w.again : w.start} />
        <Progress part="seeds" />
      </div>
      {result && <SeedsView />}
    </Panel>
  );
}

function SeedsView() {
  const w = useRunsWords();
  const goal = useChoices((c) => c.goal);
  const { band, ends, base, steps, trainer } = useResults((r) => r.seeds)!;
  const solved = ends.filter((end) => end <= goal).length;
  return (
    <>
      <div>
        <p className="text-lg font-semibold">
          {w.seeds.solvedShare(solved, seedCount)} ({percent(solved / seedCount)})
        </p>
        <p className="text-sm text-muted">
          {w.seeds.criterion(String(goal))} {trainer === 'fused' ? w.fused : w.turns}
        </p>
      </div>
      <div>
        <h3 className="pb-1 text-sm font-semibold">{w.seeds.chart(seedCount)}</h3>
        <Key />
        <LossPlot
          label={w.seeds.chart(seedCount)}
          steps={steps}
          height={280}
          goal={goal}
          curves={[{ name: w.seeds.median, color: 'var(--positive)', losses: band.median, every: band.every, band }]}
        />
      </div>
      <SeedDots ends={ends} goal={goal} open={(i) => void openSeed(base, (base.seed + i) >>> 0)} first={base.seed} />
    </>
  );
}

/** Line and band of the chart. */
const Key = () => {
  const w = useRunsWords().seeds;
  return (
    <p className="flex flex-wrap items-center gap-x-4 text-xs">
      <span className="inline-flex items-center gap-1.5">
        <span className="h-0.5 w-5 bg-positive" /> {w.median}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span className="h-3 w-5 bg-positive/20" /> {w.band}
      </span>
    </p>
  );
};

/** Every seed as a button in the order of the losses: solved ones filled. */
function SeedDots({
  ends,
  goal,
  open,
  first,
}: {
  ends: readonly number[];
  goal: number;
  open: (i: number) => void;
  first: number;
}) {
  const w = useRunsWords();
  const order = ends.map((end, i) => ({ end, i })).toSorted((a, b) => (a.end === b.end ? a.i - b.i : a.end - b.end));
  return (
    <div>
      <p className="pb-1.5 text-xs text-muted">{w.seeds.dots}</p>
      <div className="flex flex-wrap gap-1">
        {order.map(({ end, i }) => {
          const text = w.seeds.seed((first + i) >>> 0, Number.isFinite(end) ? formatMeasured(end) : w.blewUp);
          return (
            <button
              key={i}
              type="button"
              title={text}
              aria-label={text}
              onClick={() => open(i)}
              className={`size-6 rounded-sm border pointer-coarse:size-9 ${
                end <= goal
                  ? 'border-positive bg-positive'
                  : Number.isFinite(end)
                    ? 'border-edge bg-panel'
                    : 'border-negative bg-negative'
              }`}
            />
          );
        })}
      </div>
      <p className="flex items-baseline justify-between pt-1 text-xs text-muted">
        <span>{w.seeds.best}</span>
        <span>{w.seeds.worst}</span>
      </p>
    </div>
  );
}
