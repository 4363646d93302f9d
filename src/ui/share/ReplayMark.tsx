import { useStatus } from '../../store/session.ts';
import { Icon } from '../components/Icon.tsx';
import { Tip } from '../components/Tip.tsx';
import { useWords } from '../words/index.ts';

/** While the changes of a link are being replayed. */
export function ReplayMark() {
  const { replay } = useWords();
  const shown = useStatus((s) => s.replay);
  if (!shown) return null;
  return (
    <Tip text={replay.text} side="bottom" tap>
      <span
        role="status"
        className="inline-flex items-center gap-1.5 rounded-full bg-rate/15 px-2.5 py-1 text-sm font-medium text-rate"
      >
        <Icon name="replay" className="size-4" />
        {replay.label}
      </span>
    </Tip>
  );
}
