// Slow motion: the picked racer's last step with the rule it follows and the numbers it was made of.
import { lazy, Suspense } from 'react';
import { biasCorrection, optimizerSpecs } from '../../../engine/optimizers/index.ts';
import { useLab } from '../../../store/surface/choices.ts';
import { Panel } from '../../components/Panel.tsx';
import { explainUpdate } from '../../views/code/explain.ts';
import { Lines } from '../../views/code/Lines.tsx';
import { short, whole } from '../../views/shared/format.ts';
import { useWords } from '../../words/index.ts';
import { viewWords } from '../../views/words.ts';
import { racerName } from './look.ts';
import { type Picked, pickedNow } from './picked.ts';
import { usePaced } from './use-paced.ts';
import { useSurfaceWords } from './words.ts';

const Formula = lazy(() => import('../../views/code/Formula.tsx'));

/** Shown while slow motion is on. */
export function StepNumbers() {
  const slow = useLab((s) => s.slow);
  return slow ? <Numbers /> : null;
}

function Numbers() {
  const words = useWords();
  const w = useSurfaceWords().slow;
  const racers = useLab((s) => s.racers);
  usePaced(150);
  const picked = pickedNow();
  if (!picked) return null;
  const { type } = (picked.moment.lastBy?.contestant.settings ?? picked.racer).optimizer;
  const name = racerName(words, racers, picked.index);
  return (
    <Panel title={w.title} help={viewWords(words).code.symbols} className="lab-slow">
      <Suspense fallback={<div className="h-14" />}>
        {optimizerSpecs[type].formula.split(/,\\quad\s*/).map((tex) => (
          <Formula key={tex} tex={tex} block />
        ))}
        {picked.moment.last ? (
          <>
            <h3 className="mt-1 text-sm font-medium">{w.of(name, whole(picked.moment.step))}</h3>
            <Gradient picked={picked} />
            <div className="mt-1 grid gap-x-6 gap-y-2 md:grid-cols-2">
              {(['x', 'y'] as const).map((axis, i) => (
                <div key={axis} className="min-w-0">
                  <h4 className="text-xs text-muted">{w.axis(axis)}</h4>
                  <Lines lines={linesOf(picked, i as 0 | 1)} of={w.axis(axis)} />
                </div>
              ))}
            </div>
          </>
        ) : (
          <p className="text-sm text-muted">{w.none}</p>
        )}
      </Suspense>
    </Panel>
  );
}

/** To single precision. */
const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b));

/** Where the rule was not given the surface's own gradient: that one, and what became of it. */
function Gradient({ picked: { moment, wave } }: { picked: Picked }) {
  const w = useSurfaceWords().slow;
  const [x, y, , , batchX, batchY, usedX, usedY] = moment.last!;
  const { surface } = wave.racers;
  const own = surface.sampled ? surface.at(x, y) : { fx: batchX, fy: batchY };
  if (same(own.fx, usedX) && same(own.fy, usedY)) return null;
  return (
    <p className="text-xs text-muted tabular-nums">
      {w.changed(`(${short(own.fx)}, ${short(own.fy)})`, `(${short(usedX)}, ${short(usedY)})`)}
    </p>
  );
}

/** The arithmetic of one component: from the gradient that was used (after noise and clipping) to the new place. */
function linesOf({ moment }: Picked, axis: 0 | 1) {
  const last = moment.last!;
  const { contestant, t } = moment.lastBy!;
  const { optimizer } = contestant.settings;
  const corrects = optimizerSpecs[optimizer.type].correctsBias;
  const [correction1, correction2] = corrects ? biasCorrection(optimizer, t + 1) : [1, 1];
  return explainUpdate(
    {
      gradient: last[6 + axis],
      theta: axis === 0 ? moment.x : moment.y,
      moments: [last[8 + axis], last[10 + axis]],
      before: last[axis],
    },
    { ...optimizer, lr: last[3], correction1, correction2, l1: 0, l2: 0, clip: 0, clipValue: 0, norm: 0 },
  ).lines;
}
