// When early stopping has ended the run: why, and the way back to the model with the lowest test loss.
import type { RunStatus } from '../../../engine/session-types.ts';
import { guard } from '../../../store/actions.ts';
import { theSession, useStatus, useViewPart } from '../../../store/session.ts';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Tip } from '../../components/Tip.tsx';
import { useViewWords } from '../words.ts';
import { short, whole } from '../shared/format.ts';
import { reveal } from '../shared/reveal.ts';

export function StoppedNotice() {
  const stopped = useStatus((s) => s.stopped);
  const standing = useStatus((s) => s.phase === 'ready' || s.phase === 'working');
  return stopped && standing ? <Notice stopped={stopped} /> : null;
}

function Notice({ stopped: { best, bestStep } }: { stopped: NonNullable<RunStatus['stopped']> }) {
  const w = useViewWords().stopped;
  const step = useStatus((s) => s.step);
  const patience = useViewPart((view) => view.settings.earlyStopping.patience) ?? 0;
  const known = Number.isFinite(best);
  return (
    <section
      ref={reveal}
      role="status"
      aria-label={w.title}
      className="flex scroll-mt-24 flex-wrap items-center gap-x-6 gap-y-3 rounded-2xl border-2 border-edge bg-panel p-4"
    >
      <div className="min-w-72 grow basis-0">
        <h2 className="flex items-center gap-2 text-lg font-semibold">
          <Icon name="pause" />
          {w.title}
        </h2>
        <p className="mt-1">
          {w.what(whole(step), patience)} {known && w.best(short(best), whole(bestStep))}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {known && (
          <Tip text={w.backHelp} side="bottom">
            <Button look="strong" onClick={() => void guard(() => theSession().scrub(bestStep))}>
              {w.back(whole(bestStep))}
            </Button>
          </Tip>
        )}
        <Tip text={w.onHelp} side="bottom">
          <Button onClick={() => theSession().play()}>{w.on}</Button>
        </Tip>
      </div>
    </section>
  );
}
