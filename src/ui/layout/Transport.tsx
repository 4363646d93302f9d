import { newWeights, resetRun, stepEpoch, stepOnce, togglePlay, toggleSlow } from '../../store/actions.ts';
import { usePage } from '../../store/page.ts';
import { useStatus } from '../../store/session.ts';
import { IconButton } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { Tip } from '../components/Tip.tsx';
import { useHiddenNames } from '../hooks/use-hidden.ts';
import { useWords } from '../words/index.ts';

/** Play, and the other ways to move through a run. */
export function Transport() {
  const w = useWords().transport;
  const hidden = useHiddenNames();
  const slow = usePage((page) => page.slow);
  const starting = useStatus((s) => s.phase === 'starting');
  // After a failure the way on is in its notice.
  const stopped = useStatus((s) => s.phase === 'starting' || s.phase === 'failed');
  const shown = (name: string) => !hidden.includes(name);
  return (
    <div role="group" aria-label={w.group} className="transport flex items-center gap-0.5">
      {shown('reset') && (
        <IconButton
          icon="reset"
          label={w.reset}
          help={w.resetHelp}
          keys="R"
          disabled={starting}
          onClick={() => void resetRun()}
        />
      )}
      {shown('play') && <PlayButton disabled={stopped} />}
      {shown('step') && (
        <IconButton
          icon="step"
          label={w.step}
          help={w.stepHelp}
          keys="."
          disabled={stopped}
          onClick={() => void stepOnce()}
        />
      )}
      {shown('epoch') && (
        <IconButton
          icon="epoch"
          label={w.epoch}
          help={w.epochHelp}
          keys="E"
          disabled={stopped}
          onClick={() => void stepEpoch()}
        />
      )}
      {shown('slow') && (
        <IconButton
          icon="slow"
          label={w.slow}
          help={w.slowHelp}
          keys="S"
          aria-pressed={slow}
          disabled={stopped}
          onClick={() => void toggleSlow()}
        />
      )}
      {shown('reseed') && (
        <IconButton
          icon="dice"
          label={w.reseed}
          help={w.reseedHelp}
          keys="N"
          disabled={starting}
          onClick={() => void newWeights()}
        />
      )}
    </div>
  );
}

function PlayButton({ disabled }: { disabled: boolean }) {
  const words = useWords();
  const w = words.transport;
  const running = useStatus((s) => s.phase === 'running');
  const fresh = useStatus((s) => s.step === 0 && s.phase === 'ready');
  const label = running ? w.pause : w.play;
  return (
    <Tip title={label} text={<>{w.playHelp} <kbd className="rounded border border-current px-1 text-xs opacity-75">{words.help.keyNames.space}</kbd></>} side="bottom">
      <button
        type="button"
        aria-label={label}
        disabled={disabled}
        onClick={() => void togglePlay()}
        className={`play mx-1.5 inline-flex size-14 shrink-0 items-center justify-center rounded-full bg-action text-on-action shadow-md transition-transform hover:scale-105 active:scale-95 disabled:opacity-40 ${fresh ? 'play-fresh' : ''}`}
      >
        <Icon name={running ? 'pause' : 'play'} className={`size-7 ${running ? '' : 'translate-x-0.5'}`} />
      </button>
    </Tip>
  ); // oxfmt-ignore
}
