import { useSession } from '../../../store/session.ts';
import { useWords } from '../../words/index.ts';
import { viewWords } from '../words.ts';
import { lastUpdate } from '../code/last-update.ts';
import { Lines } from '../code/Lines.tsx';
import { short } from '../shared/format.ts';
import { parameterName } from '../shared/names.ts';
import { chooseParameter, usePointed } from '../shared/pointed.ts';
import { largestIndices } from './largest.ts';
import type { StageProps } from './use-stages.ts';

export function UpdateStage({ view, reports }: StageProps) {
  const words = useWords();
  const w = viewWords(words).slow;
  const { history, frame } = useSession();
  const before = reports.update?.before;
  const after = reports.update?.theta;
  const chosen = usePointed((p) => p.parameter);
  if (!before || !after) return null;
  const moved = after.map((value, i) => value - before[i]);
  const largest = largestIndices(view, moved, 5);
  const index = chosen !== undefined && largest.includes(chosen) ? chosen : largest[0];
  const update = frame && lastUpdate(view, history, frame, index, before[index]);
  return (
    <div className="grid gap-x-8 gap-y-3 text-sm min-[48rem]:grid-cols-2">
      <div>
        <p className="mb-1 text-xs text-muted">{w.mostMoved}</p>
        <ul className="flex flex-col gap-0.5">
          {largest.map((i) => (
            <li key={i}>
              <button
                type="button"
                aria-pressed={i === index}
                onClick={() => chooseParameter(i)}
                className="flex w-full justify-between gap-3 rounded px-1.5 py-0.5 text-left text-xs hover:bg-sunken aria-pressed:bg-sunken aria-pressed:font-medium"
              >
                <span className="truncate">{parameterName(view, i, words)}</span>
                <span className="whitespace-nowrap tabular-nums">
                  {short(before[i], 4)} → {short(after[i], 4)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
      {update && <Lines lines={update.lines} />}
    </div>
  );
}
