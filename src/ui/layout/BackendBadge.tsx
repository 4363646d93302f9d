import { guard } from '../../store/actions.ts';
import { theSession, useStatus } from '../../store/session.ts';
import { Button } from '../components/Button.tsx';
import { formatBytes } from '../components/format.ts';
import { Icon } from '../components/Icon.tsx';
import { Popover } from '../components/Popover.tsx';
import { useWords } from '../words/index.ts';

/** What the training runs on; pressed, it says why. */
export function BackendBadge() {
  const words = useWords();
  const w = words.backend;
  const backend = useStatus((s) => s.backend);
  const starting = useStatus((s) => s.phase === 'starting');
  const bytes = useStatus((s) => s.bytes);
  const name = starting ? words.starting : w[backend.kind];
  return (
    <Popover
      label={w.help}
      trigger={
        <Button look="quiet" aria-label={words.labelled(w.help, name)} className="!px-2.5 text-muted">
          <Icon name="chip" className="size-4.5" />
          <span className="backend-name">{name}</span>
          {!starting && backend.reason !== undefined && backend.reason !== 'asked' && (
            <span aria-hidden className="size-1.5 rounded-full bg-warn" />
          )}
        </Button>
      }
    >
      <p>{backend.kind === 'webgpu' ? w.onGpu(backend.adapter) : w.onCpu}</p>
      {backend.reason && <p className="mt-2">{w.reasons[backend.reason]}</p>}
      {backend.kind === 'webgpu' && backend.software && <p className="mt-2">{w.software}</p>}
      {backend.detail !== undefined && backend.detail !== '' && (
        <p className="mt-2 text-xs break-words text-muted">{words.labelled(w.detail, backend.detail)}</p>
      )}
      <p className="mt-2 text-xs text-muted">{words.labelled(words.counters.memory, formatBytes(bytes))}</p>
      <div className="mt-3 flex gap-2">
        {backend.kind === 'cpu' ? (
          backend.reason !== 'no-api' && (
            <Button onClick={() => void guard(() => theSession().setBackend('webgpu'))}>{w.useGpu}</Button>
          )
        ) : (
          <Button onClick={() => void guard(() => theSession().setBackend('cpu'))}>{w.useCpu}</Button>
        )}
      </div>
    </Popover>
  );
}
