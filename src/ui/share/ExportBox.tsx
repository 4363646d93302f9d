import { guard } from '../../store/actions.ts';
import { notify } from '../../store/notices.ts';
import { pytorchFiles } from '../../store/scripting.ts';
import { theSession } from '../../store/session.ts';
import { weightsFile } from '../../store/weights.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { copyText } from './copy-text.ts';
import { download } from './download.ts';
import { useShareWords } from './words.ts';

/** The experiment for elsewhere: as a PyTorch program, its curve as a table, its weights as a file. */
export function ExportBox() {
  const w = useShareWords();
  return (
    <section aria-label={w.exportTitle} className="mt-5">
      <h3 className="text-sm font-semibold">{w.exportTitle}</h3>
      <p className="mt-0.5 text-sm text-muted">{w.exportIntro}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={() => void guard(copyProgram)}>
          <Icon name="copy" className="size-4" />
          {w.copyPyTorch}
        </Button>
        <Button onClick={() => void guard(saveProgram)}>
          <Icon name="download" className="size-4" />
          {w.savePyTorch}
        </Button>
        <Button onClick={() => void guard(saveCurve)}>
          <Icon name="download" className="size-4" />
          {w.saveCurve}
        </Button>
        <Button onClick={() => void guard(saveWeights)}>
          <Icon name="download" className="size-4" />
          {w.saveWeights}
        </Button>
      </div>
    </section>
  );
}

async function copyProgram(): Promise<void> {
  const program = (await pytorchFiles())['train.py'];
  notify({ code: (await copyText(String(program))) ? 'copied' : 'copy-failed' });
}

async function saveProgram(): Promise<void> {
  const [files, { zip }] = [await pytorchFiles(), await import('../../export/index.ts')];
  download('downhill-pytorch.zip', zip(files), 'application/zip');
}

async function saveCurve(): Promise<void> {
  const { historyCsv } = await import('../../export/index.ts');
  download('downhill-loss.csv', historyCsv(theSession().history), 'text/csv');
}

async function saveWeights(): Promise<void> {
  download('downhill.safetensors', await weightsFile(), 'application/octet-stream');
}
