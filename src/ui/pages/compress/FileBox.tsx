import { useRef } from 'react';
import { pythonReader } from '../../../export/compressed-python.ts';
import { guard } from '../../../store/actions.ts';
import { closeFile, compressedFile, openCompressed, useBench, useOpenedFile } from '../../../store/compress/bench.ts';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { download } from '../../share/download.ts';
import { percent, short, steady, whole } from '../../views/shared/format.ts';
import { dataErrorText } from '../../words/error-text.ts';
import { useWords } from '../../words/index.ts';
import { useCompressWords } from './words.ts';

async function open(file: File | undefined): Promise<void> {
  if (file) await openCompressed(file.name, new Uint8Array(await file.arrayBuffer()));
}

export function FileBox() {
  const w = useCompressWords().file;
  const report = useBench()?.report;
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <Button
          disabled={!report}
          onClick={() =>
            report && download('downhill-compressed.safetensors', compressedFile(report), 'application/octet-stream')
          }
        >
          <Icon name="download" className="size-4" />
          {w.download} {report && `(${whole(report.bytes)} B)`}
        </Button>
        <Button onClick={() => download('read_compressed.py', pythonReader, 'text/x-python')}>
          <Icon name="download" className="size-4" />
          {w.python}
        </Button>
        <Button onClick={() => picker.current?.click()}>{w.open}</Button>
        <input
          ref={picker}
          type="file"
          accept=".safetensors"
          aria-label={w.open}
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            void guard(() => open(file));
            event.target.value = '';
          }}
        />
      </div>
      <Opened />
    </div>
  );
}

function Opened() {
  const words = useCompressWords();
  const w = words.file;
  const all = useWords();
  const { name, bytes, metrics, problem } = useOpenedFile();
  if (name === undefined) return null;
  return (
    <div role="status" className="rounded-lg border border-line p-2 text-sm">
      <p className="flex items-start justify-between gap-2 font-medium break-all">
        {w.opened(name, `${whole(bytes)} B`)}
        <Button look="quiet" onClick={closeFile} className="!px-2 !py-0.5">
          {w.close}
        </Button>
      </p>
      {problem && (
        <p className="text-bad">
          {problem.code === 'data' ? dataErrorText(all, problem) : w.problems[problem.code](problem.detail)}{' '}
          <span className="text-muted">{w.unchanged}</span>
        </p>
      )}
      {metrics && (
        <p className="tabular-nums">
          {'accuracy' in metrics
            ? `${words.report.accuracy}: ${percent(metrics.accuracy)}`
            : `${words.report.r2}: ${short(metrics.r2)}`}
          {` · ${words.report.loss}: ${steady(metrics.loss)}`}
        </p>
      )}
    </div>
  );
}
