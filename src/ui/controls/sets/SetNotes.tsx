// Beneath the gallery: how far a download is, whose data these are, and experiments to try with them.
import { presets, type Preset } from '../../../data/presets.ts';
import { type DataSetName, kindOf, withDefaults } from '../../../experiment/index.ts';
import { showDialog } from '../../../store/page.ts';
import { theSession, useStatus } from '../../../store/session.ts';
import { openExperiment } from '../../../store/settings.ts';
import { Button } from '../../components/Button.tsx';
import { Tip } from '../../components/Tip.tsx';
import { useOwnWords } from '../../own/words.ts';
import { pageWords } from '../../words/index.ts';
import { dataPageEn } from '../../words/pages/data.en.ts';
import { dataPageZh } from '../../words/pages/data.zh.ts';
import { ClassShares } from './ClassShares.tsx';

const useDataWords = pageWords({ en: dataPageEn, zh: dataPageZh });
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

export function SetNotes({ set }: { set: DataSetName }) {
  const w = useDataWords();
  const own = useOwnWords();
  const source = (w.sources as Partial<Record<DataSetName, string>>)[set];
  const offered: readonly Preset[] = presets.filter((preset) => preset.set === set);
  return (
    <div className="mt-2 flex flex-col gap-2 text-sm">
      <DownloadBar />
      {kindOf(set) === 'table' && (
        <Button className="self-start !px-2 !py-1 text-xs" onClick={() => showDialog('table')}>
          {own.edit}
        </Button>
      )}
      <ClassShares />
      {offered.length > 0 && (
        <div role="group" aria-label={w.try}>
          <p className="mb-1 text-xs text-muted">{w.try}</p>
          <div className="flex flex-wrap gap-1">
            {offered.map(({ name, patch }) => {
              const { label, help } = w.presets[name as keyof typeof w.presets];
              return (
                <Tip key={name} title={label} text={help} side="right">
                  <Button className="!px-2 !py-0.5 text-xs" onClick={() => void openExperiment(withDefaults(patch))}>
                    {label}
                  </Button>
                </Tip>
              );
            })}
          </div>
        </div>
      )}
      {source !== undefined && (
        <details className="text-xs text-muted">
          <summary className="touch-row hover:text-ink">{w.source}</summary>
          <p className="mt-1">{source}</p>
        </details>
      )}
    </div>
  );
}

/** There while a part of the data is on its way. */
function DownloadBar() {
  const w = useDataWords();
  const loaded = useStatus((s) => s.download?.loaded);
  const total = useStatus((s) => s.download?.total ?? 0);
  if (loaded === undefined || total < 1e6) return null;
  const text = w.loading(megabytes(loaded), megabytes(total));
  return (
    <div className="flex flex-col gap-1">
      <progress value={loaded} max={total} aria-label={text} className="w-full" />
      <span className="text-xs text-muted tabular-nums">{text}</span>
      <Button className="!py-0.5" onClick={() => theSession().cancelDownload()}>
        {w.stop}
      </Button>
    </div>
  );
}
