import { useState } from 'react';
import { IconButton } from '../../components/Button.tsx';
import { copyText } from '../../share/copy-text.ts';
import { useViewWords } from '../words.ts';
import { highlight, type Language, type TokenKind } from './highlight.ts';

/** A stretch of the file, or a file it imports, which can be opened where it stands. */
export interface CodePart {
  code: string;
  name?: string;
  open?: boolean;
}

interface Props {
  path: string;
  note: string;
  language: Language;
  parts: readonly CodePart[];
}

const colors: Record<TokenKind, string> = {
  comment: 'text-muted italic',
  keyword: 'text-rate',
  type: 'text-good',
  number: 'text-warn',
  string: 'text-warn',
  attribute: 'text-warn',
  call: 'text-focus',
  plain: '',
};

export function CodeFile({ path, note, language, parts }: Props) {
  const w = useViewWords().code;
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const text = parts
      .map(({ name, code }) => (name === undefined ? code : `// ${name}\n${code.trimEnd()}`))
      .join('\n');
    setCopied(await copyText(text));
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <figure className="m-0 flex min-w-0 flex-col overflow-hidden rounded-xl border border-line">
      <figcaption className="flex items-center justify-between gap-2 border-b border-line bg-sunken px-3 py-1">
        <span className="min-w-0">
          <span className="block truncate font-mono text-xs font-medium">{path}</span>
          <span className="block text-xs text-muted">{note}</span>
        </span>
        <IconButton icon={copied ? 'check' : 'copy'} label={w.copy(path)} size="size-8" onClick={() => void copy()} />
      </figcaption>
      <div
        role="region"
        aria-label={path}
        // What scrolls must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="max-h-112 overflow-auto p-3 font-mono text-[0.78rem] leading-[1.55]"
      >
        {parts.map((part, i) =>
          part.name === undefined ? (
            // Parts stand where they stand in the file.
            // oxlint-disable-next-line react/no-array-index-key
            <Code key={i} code={part.code} language={language} />
          ) : (
            <details key={part.name} open={part.open} className="my-0.5 rounded-md bg-sunken/60 px-2">
              <summary className="cursor-pointer py-0.5 text-muted hover:text-ink">{part.name}</summary>
              <Code code={part.code.trimEnd()} language={language} />
            </details>
          ),
        )}
      </div>
    </figure>
  );
}

function Code({ code, language }: { code: string; language: Language }) {
  return (
    <pre className="min-w-max">
      {highlight(code, language).map((line, i) => (
        // Lines and tokens have no name but their place, and never move.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={i} className="min-h-[1.55em]">
          {line.map((token, j) =>
            colors[token.kind] === '' ? (
              token.text
            ) : (
              // oxlint-disable-next-line react/no-array-index-key
              <span key={j} className={colors[token.kind]}>
                {token.text}
              </span>
            ),
          )}
        </div>
      ))}
    </pre>
  );
}
