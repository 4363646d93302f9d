// How much of each class is kept: data made unequal on purpose.
import { hasClasses } from '../../../experiment/index.ts';
import { shareBounds } from '../../../experiment/shares.ts';
import { useView } from '../../../store/session.ts';
import { change } from '../../../store/settings.ts';
import { NumberBox } from '../../components/NumberBox.tsx';
import { makeScale } from '../../components/scale.ts';
import { useOwnWords } from '../../own/words.ts';

const scale = makeScale({ kind: 'integer', min: shareBounds.min, max: shareBounds.max, scale: 'linear' });
/** Classes listed. */
const most = 20;

export function ClassShares() {
  const w = useOwnWords();
  const view = useView();
  if (!view || !hasClasses(view.settings.data.set, view.dataset.task)) return null;
  const { shares } = view.settings.data;
  const { classes, classNames } = view.dataset;
  const share = (k: number): number => shares[k] ?? shareBounds.max;
  const set = (k: number, value: number) => {
    const next = Array.from({ length: classes }, (_, i) => (i === k ? value : share(i)));
    void change('data.shares', next);
  };
  return (
    <details className="text-xs">
      <summary className="touch-row text-muted hover:text-ink">{w.shares}</summary>
      <p className="my-1 text-muted">{w.sharesHelp}</p>
      <ul className="flex flex-col gap-1">
        {Array.from({ length: Math.min(classes, most) }, (_, k) => classNames?.[k] ?? String(k)).map((name, k) => (
          <li key={name} className="flex items-center justify-between gap-2">
            <span className="min-w-0 truncate">{name}</span>
            <span className="whitespace-nowrap">
              <NumberBox
                scale={scale}
                value={share(k)}
                label={`${w.shares}: ${name}`}
                whole
                onCommit={(value) => set(k, value)}
                className="h-6.5 w-12"
              />{' '}
              %
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
