// When the run has blown up: where and why, the loss of the steps before, and three ways back.
import type { Failure } from '../../../engine/session-types.ts';
import { guard } from '../../../store/actions.ts';
import { theSession, useSession, useStatus, useViewPart } from '../../../store/session.ts';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Tip } from '../../components/Tip.tsx';
import { useViewWords } from '../words.ts';
import { short, whole } from '../shared/format.ts';
import { reveal } from '../shared/reveal.ts';
import { LastLosses } from './LastLosses.tsx';
import { lossesBefore, reasonOf } from './last-losses.ts';

/** Steps drawn before the one that broke. */
const steps = 60;

export function FailureNotice() {
  const failure = useStatus((s) => s.failure);
  return failure ? <Notice failure={failure} /> : null;
}

const recover = (how: 'half-lr' | 'clip' | 'as-it-was'): void => void guard(() => theSession().recover(how));

function Notice({ failure }: { failure: Failure }) {
  const { history } = useSession();
  const w = useViewWords().failure;
  const layers = useViewPart((view) => view.layers.length) ?? 0;
  const { step, lr, where, layer, lastGood } = failure;
  const losses = lossesBefore(history, step, steps);
  const place = layer === undefined ? '' : layer === layers - 1 ? w.inOutput : w.inLayer(layer + 1);
  const ways = [
    { how: 'half-lr', label: w.halve(short(lr / 2)), help: w.halveHelp(whole(lastGood)) },
    { how: 'clip', label: w.clip, help: w.clipHelp(whole(lastGood)) },
    { how: 'as-it-was', label: w.asItWas, help: w.asItWasHelp(whole(lastGood)) },
  ] as const;
  return (
    <section
      ref={reveal}
      role="alert"
      className="grid scroll-mt-24 gap-x-6 gap-y-3 rounded-2xl border-2 border-bad bg-panel p-4 min-[56rem]:grid-cols-[1fr_22rem]"
    >
      <div>
        <h2 className="flex items-center gap-2 text-lg font-semibold text-bad">
          <Icon name="warning" />
          {w.title}
        </h2>
        <p className="mt-1">{w.what(whole(step + 1), w.where[where], place, short(lr))}</p>
        <p className="mt-1 text-muted">{w.why[reasonOf(losses)]}</p>
        <div className="mt-3 flex flex-wrap gap-2">
          {ways.map(({ how, label, help }, i) => (
            <Tip key={how} text={help} side="bottom">
              <Button look={i === 0 ? 'strong' : 'plain'} onClick={() => recover(how)}>
                {label}
              </Button>
            </Tip>
          ))}
        </div>
      </div>
      <LastLosses points={losses} failed={step} lastGood={lastGood} />
    </section>
  );
}
