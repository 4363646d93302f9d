// The user's own data: opened, looked into, corrected, and only then given to the run. The same window shows what can be
// set of the table that is trained on.
import { useEffect, useState } from 'react';
import type { DataConfig } from '../../experiment/index.ts';
import { showDialog, usePage } from '../../store/page.ts';
import { theSession } from '../../store/session.ts';
import { tryExperiment, withData } from '../../store/settings.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Icon } from '../components/Icon.tsx';
import { Choice } from '../views/shared/Choice.tsx';
import { errorText } from '../words/error-text.ts';
import { useWords } from '../words/index.ts';
import { Chooser } from './Chooser.tsx';
import { draftOf, draftOfText, readDraft, type Reading } from './draft.ts';
import { droppedFiles, kindOfFiles, kindOfText, type OwnKind, readFiles } from './files.ts';
import { OtherForm } from './OtherForm.tsx';
import { TableForm } from './TableForm.tsx';
import { useOwnWords } from './words.ts';

type State =
  | { at: 'choosing'; problem?: unknown }
  | { at: 'reading' }
  | { at: 'read'; reading: Reading; fresh: boolean };

export function OwnDataDialog() {
  const w = useOwnWords();
  const dialog = usePage((page) => page.dialog);
  const { state, open, setDraft, reset, use } = useOwnData(dialog === 'table');
  return (
    <Dialog title={dialog === 'table' ? w.tableTitle : w.title} onClose={() => showDialog(undefined)} wide>
      {state.at === 'reading' && <p aria-live="polite">{w.reading}</p>}
      {state.at === 'choosing' && (
        <>
          <Chooser
            onFiles={(files) => open(async () => draftOfFiles(await readFiles(files)))}
            onText={(text) => open(() => draftOfText(kindOfText(text), text))}
          />
          {state.problem !== undefined && <Problem error={state.problem} />}
        </>
      )}
      {state.at === 'read' && (
        <div className="flex flex-col gap-4">
          {isText(state.reading.config) && (
            <KindChoice config={state.reading.config} onChange={(draft) => setDraft(draft, true)} />
          )}
          {state.reading.problem !== undefined && <Problem error={state.reading.problem} />}
          {state.reading.table ? (
            <TableForm reading={state.reading} table={state.reading.table} onChange={setDraft} />
          ) : (
            <OtherForm reading={state.reading} onChange={setDraft} />
          )}
          <div className="flex flex-wrap justify-end gap-2">
            {state.fresh && <Button onClick={reset}>{w.another}</Button>}
            <Button look="strong" disabled={state.reading.problem !== undefined} onClick={use}>
              {w.use}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}

const draftOfFiles = (files: Parameters<typeof kindOfFiles>[0]): DataConfig => draftOf(kindOfFiles(files), files);
const isText = ({ set }: DataConfig): boolean => set === 'table' || set === 'text';

/** What the dialog is about, and what can be done with it. `present`: the table of the run, not a new file. */
function useOwnData(present: boolean) {
  const [state, setState] = useState<State>({ at: present ? 'reading' : 'choosing' });
  const dropped = usePage((page) => page.dropped);

  const read = async (make: () => DataConfig | Promise<DataConfig>, fresh: boolean, suggest = fresh) => {
    try {
      const reading = await readDraft(await make(), suggest);
      setState({ at: 'read', reading, fresh });
    } catch (problem) {
      setState({ at: 'choosing', problem });
    }
  };
  const open = (make: () => DataConfig | Promise<DataConfig>) => {
    setState({ at: 'reading' });
    void read(make, true);
  };
  useEffect(() => {
    if (present) void read(() => theSession().view!.settings.data, false);
    if (dropped.length > 0) open(async () => draftOfFiles(await readFiles(await droppedFiles(dropped))));
    // Only once: what was dropped does not change while the dialog is open.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  return {
    state,
    open,
    setDraft: (draft: DataConfig, suggest = false) =>
      void read(() => draft, state.at === 'read' && state.fresh, suggest),
    reset: () => setState({ at: 'choosing' }),
    use: () => {
      if (state.at !== 'read') return;
      const { reading, fresh } = state;
      tryExperiment(withData(theSession().view!.settings, reading.config)).then(
        () => showDialog(undefined),
        (problem: unknown) => setState({ at: 'read', reading: { ...reading, problem }, fresh }),
      );
    },
  };
}

function Problem({ error }: { error: unknown }) {
  const words = useWords();
  return (
    <p role="alert" className="mt-3 flex items-start gap-2 rounded-lg border border-bad p-2.5 text-sm">
      <Icon name="warning" className="mt-0.5 size-4 text-bad" />
      {errorText(words, error)}
    </p>
  );
}

function KindChoice({ config, onChange }: { config: DataConfig; onChange: (draft: DataConfig) => void }) {
  const w = useOwnWords();
  const kinds: OwnKind[] = ['table', 'text'];
  return (
    <div className="flex items-center gap-2 text-sm">
      <span className="text-muted">{w.as}</span>
      <Choice
        label={w.as}
        value={config.set as OwnKind}
        choices={kinds.map((value) => ({ value, label: w.kinds[value] }))}
        onChange={(set) => onChange({ ...config, set })}
      />
    </div>
  );
}
