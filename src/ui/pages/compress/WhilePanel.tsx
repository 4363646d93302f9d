// Compression of the run itself: removing weights from it now, and the settings that act on every later step.
import { pruneRun, regrowRun } from '../../../store/compress/run.ts';
import { Button } from '../../components/Button.tsx';
import { Tip } from '../../components/Tip.tsx';
import { Control } from '../../controls/Control.tsx';
import { useSettings } from '../../hooks/use-setting.ts';
import { addWords } from '../../words/later.ts';
import { compressFieldsEn } from '../../words/pages/compress-fields.en.ts';
import { compressFieldsZh } from '../../words/pages/compress-fields.zh.ts';
import { useCompressWords } from './words.ts';

addWords({ en: compressFieldsEn, zh: compressFieldsZh });

const paths = [
  'prune',
  'scope',
  'sparsity',
  'from',
  'over',
  'rewind',
  'qat',
  'scheme',
  'grain',
  'temperature',
  'hard',
  'hintLayer',
  'hint',
];

export function WhilePanel() {
  const w = useCompressWords().while;
  const prunes = useSettings((x) => x.compression.prune !== 'none');
  return (
    <div className="flex flex-col gap-2">
      <Tip text={w.applyHelp} tap>
        <Button onClick={() => void pruneRun()}>{w.apply}</Button>
      </Tip>
      {prunes && <Button onClick={() => void regrowRun()}>{w.lift}</Button>}
      {paths.map((name) => (
        <Control key={name} path={`compression.${name}`} />
      ))}
    </div>
  );
}
