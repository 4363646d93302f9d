import type { Problem } from '../../experiment/index.ts';
import { showProblems, usePage } from '../../store/page.ts';
import { IconButton } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { troubleWords } from '../words/error-text.ts';
import { useWords, type Words } from '../words/index.ts';

/** What was not understood of a link: each key, what was given, what is used instead. */
export function ProblemsBanner() {
  const words = useWords();
  const problems = usePage((page) => page.problems);
  const w = troubleWords(words).problems;
  return (
    <section
      aria-label={w.title(problems.length)}
      className="mx-2.5 mt-2.5 flex gap-3 rounded-xl border border-warn/40 bg-panel px-4 py-3"
    >
      <Icon name="warning" className="mt-0.5 size-5 text-warn" />
      <div aria-live="polite" className="min-w-0 grow text-sm">
        <h2 className="font-semibold">{w.title(problems.length)}</h2>
        <ul className="mt-1 max-h-44 space-y-0.5 overflow-y-auto">
          {problems.map((problem, i) => (
            // A list that is only ever replaced whole.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={i} className="break-words">
              <code className="rounded bg-sunken px-1 font-mono font-semibold">{problem.key}</code>{' '}
              {w.codes[problem.code](problem.given)}. <span className="text-muted">{usedText(words, problem)}</span>
            </li>
          ))}
        </ul>
      </div>
      <IconButton icon="close" label={words.dismiss} onClick={() => showProblems([])} />
    </section>
  );
}

function usedText(words: Words, { used }: Problem): string {
  const w = troubleWords(words).problems;
  if (used === undefined) return `${w.leftOut}.`;
  return `${w.used(valueText(words, used))}.`;
}

function valueText(words: Words, value: unknown): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return troubleWords(words).problems.nothing;
    return words.list(value.slice(0, 8).map((item) => valueText(words, item)));
  }
  if (typeof value !== 'object' || value === null) return String(value);
  return 'units' in value && 'activation' in value ? `${value.units as number} ${value.activation as string}` : '…';
}
