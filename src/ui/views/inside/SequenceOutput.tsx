// The place of the output where the data are sequences of tokens: what the model writes or answers, and below it how it
// comes to that.
import { useView } from '../../../store/session.ts';
import { WritingOutput } from '../writing/WritingOutput.tsx';
import { ClassifyOutput } from './ClassifyOutput.tsx';
import { InsideView } from './InsideView.tsx';
import { RecommendOutput } from './RecommendOutput.tsx';

const looksInside: readonly string[] = ['attention', 'block', 'rnn', 'gru', 'lstm'];

export function SequenceOutput() {
  const view = useView();
  if (!view) return null;
  const { dataset, settings } = view;
  return (
    <div className="flex flex-col gap-3">
      {dataset.hidden ? (
        <RecommendOutput dataset={dataset} />
      ) : dataset.prompt === undefined ? (
        <ClassifyOutput key={settings.data.set} view={view} />
      ) : (
        <WritingOutput />
      )}
      {settings.model.layers.some(({ type }) => looksInside.includes(type)) && <InsideView />}
    </div>
  );
}
