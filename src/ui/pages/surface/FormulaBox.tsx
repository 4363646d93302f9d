// The reader's own formula. What cannot be read is marked at its place; the last one that could stays the surface.
import { useId, useState } from 'react';
import { compileFormula } from '../../../labs/surface/formula/compile.ts';
import { FormulaError } from '../../../labs/surface/formula/errors.ts';
import { setFormula, useLab } from '../../../store/surface/choices.ts';
import { Tip } from '../../components/Tip.tsx';
import { useSurfaceWords } from './words.ts';

/** What is wrong with a formula, or nothing. */
function problemOf(text: string): FormulaError | undefined {
  try {
    compileFormula(text);
    return undefined;
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
}

export function FormulaBox() {
  const w = useSurfaceWords();
  const formula = useLab((s) => s.formula);
  const [draft, setDraft] = useState<string>();
  const [known, setKnown] = useState(formula);
  const message = useId();
  // Another formula came with a link.
  if (formula !== known) {
    setKnown(formula);
    if (draft !== undefined && problemOf(draft) !== undefined) setDraft(undefined);
    else if (draft !== formula) setDraft(undefined);
  }
  const text = draft ?? formula;
  const error = draft === undefined ? undefined : problemOf(draft);
  const onChange = (next: string) => {
    setDraft(next);
    if (problemOf(next) === undefined) setFormula(next);
  };
  return (
    <div>
      <Tip text={w.surface.formulaHelp} tap>
        <span className="help-mark text-sm text-muted">{w.surface.formulaText}</span>
      </Tip>
      <input
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-label={w.surface.formulaLabel}
        aria-invalid={error !== undefined}
        aria-describedby={message}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        className="touch mt-1 w-full rounded-lg border border-edge bg-panel px-2.5 py-1.5 font-mono text-sm aria-invalid:border-bad"
      />
      <div id={message} role="status" className="mt-1 min-h-5 text-xs">
        {error && (
          <>
            <Marked text={text} error={error} />
            <p className="text-bad">
              {w.formulaErrors[error.code](error.given, error.detail.like ?? '', error.detail.wanted ?? 1)}{' '}
              <span className="text-muted">({w.surface.place(error.at + 1)})</span>
            </p>
          </>
        )}
        {!error && <p className="text-muted">{w.surface.formulaHelp}</p>}
      </div>
    </div>
  );
}

const around = 14;

/** The formula about the wrong place, with that place marked. */
function Marked({ text, error: { at, length } }: { text: string; error: FormulaError }) {
  const end = Math.min(text.length, at + Math.min(Math.max(1, length), 24));
  const before = text.slice(Math.max(0, at - around), at);
  return (
    <p aria-hidden className="mb-0.5 overflow-hidden font-mono text-sm whitespace-pre">
      {at > around && '…'}
      {before}
      <mark className="bg-transparent font-bold text-bad underline decoration-wavy decoration-2 underline-offset-4">
        {text.slice(at, end) || '␣'}
      </mark>
      {text.slice(end, end + around)}
      {end + around < text.length && '…'}
    </p>
  );
}
