import { useStatus } from '../../store/session.ts';
import { Button } from '../components/Button.tsx';
import { useWords } from '../words/index.ts';

/** Neither backend works, or the engine did not come: what can be done about it, in plain words. */
export function Unusable({ detail }: { detail?: string }) {
  const words = useWords();
  const w = words.unusable;
  const unusable = useStatus((s) => s.phase === 'unusable');
  const error = useStatus((s) => s.error ?? s.backend.detail);
  return (
    <main className="mx-auto max-w-xl px-6 py-16">
      <h1 className="text-2xl font-bold">{w.title}</h1>
      <p className="mt-4">{unusable ? w.text : w.notLoaded}</p>
      <p className="mt-2">{w.advice}</p>
      <Button look="strong" className="mt-6" onClick={() => location.reload()}>
        {w.reload}
      </Button>
      {(error ?? detail) !== undefined && (
        <p className="mt-6 text-sm break-words text-muted">
          {words.labelled(words.backend.detail, error ?? detail ?? '')}
        </p>
      )}
    </main>
  );
}
