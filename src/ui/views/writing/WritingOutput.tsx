// The place of the output where the data are sequences that go on: what the model writes with the weights of this moment.
import { useView } from '../../../store/session.ts';
import { Button } from '../../components/Button.tsx';
import { Tip } from '../../components/Tip.tsx';
import { whole } from '../shared/format.ts';
import { useVisible } from '../shared/use-visible.ts';
import { Answers } from './Answers.tsx';
import { HowControls } from './HowControls.tsx';
import { useWritingWords } from './words.ts';
import { again, type Sample, useWriter, useWriting } from './writer.ts';

export function WritingOutput() {
  const [ref, visible] = useVisible();
  useWriter(visible);
  const view = useView();
  return <div ref={ref}>{view && <Body key={view.settings.data.set} />}</div>;
}

function Body() {
  const w = useWritingWords();
  const [sample, ...earlier] = useWriting((s) => s.samples);
  if (!sample) return <p className="text-sm text-muted">{w.waiting}</p>;
  const { kind } = sample;
  return (
    <div className="flex flex-col gap-3">
      <section aria-label={w[kind]}>
        <div className="flex flex-wrap items-baseline gap-x-2">
          <Tip text={w[`${kind}Help`]} tap>
            <h3 className="help-mark text-sm font-medium">{w[kind]}</h3>
          </Tip>
          <When sample={sample} />
        </div>
        <Written sample={sample} />
      </section>
      <div>
        <Button className="!px-2 !py-1 text-xs" onClick={again}>
          {kind === 'answers' ? w.otherQuestions : w.again}
        </Button>
      </div>
      {kind !== 'answers' && <HowControls />}
      {earlier.length > 0 && kind !== 'answers' && (
        <section aria-label={w.earlier}>
          <h3 className="text-xs text-muted">{w.earlier}</h3>
          <ol className="mt-1 flex flex-col gap-1.5">
            {earlier.map((one) => (
              <li key={one.id} className="border-l-2 border-line pl-2">
                <When sample={one} />
                <p className="line-clamp-2 font-mono text-xs break-words text-muted">
                  {kind === 'lines'
                    ? one.written.map((text, i) => one.given[i] + text).join(', ')
                    : (one.given[0] + one.written[0]).replaceAll('\n', ' ')}
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

function When({ sample: { from, to } }: { sample: Sample }) {
  const w = useWritingWords();
  return (
    <span className="text-xs text-muted tabular-nums">
      {from === to ? w.at(whole(to)) : w.during(whole(from), whole(to))}
    </span>
  );
}

function Written({ sample }: { sample: Sample }) {
  const { kind, given, written } = sample;
  if (kind === 'answers') return <Answers sample={sample} />;
  if (kind === 'lines') {
    return (
      <ul className="mt-1.5 grid min-h-28 grid-cols-2 content-start gap-x-3 gap-y-1 rounded-xl border border-line bg-page p-2.5 font-mono text-sm">
        {written.map((text, i) => (
          // Lines have no name but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i} className="min-h-5 min-w-0 truncate">
            <span className="text-muted">{given[i]}</span>
            {text}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <p className="mt-1.5 min-h-40 rounded-xl border border-line bg-page p-2.5 font-mono text-sm leading-snug break-words whitespace-pre-wrap">
      <span className="text-muted">{given[0]}</span>
      {written[0]}
    </p>
  );
}
