// The small form that opens at an edge or a bias: its value, to be typed.
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { change } from '../../../store/settings.ts';
import { theSession } from '../../../store/session.ts';
import type { RunView } from '../../../engine/session-types.ts';
import { Button } from '../../components/Button.tsx';
import { useWords } from '../../words/index.ts';
import { viewWords } from '../words.ts';
import { parameterName } from '../shared/names.ts';
import { pointAtEdge } from '../shared/pointed.ts';
import { rem } from '../shared/ui-scale.ts';
import type { Graph } from './graph.ts';
import { setNetwork, useNetworkSettings } from './settings.ts';
import { parameterValues } from './values.ts';

const width = 216;

export function ParameterBox({ graph, view }: { graph: Graph; view: RunView }) {
  const editing = useNetworkSettings((s) => s.editing);
  if (!editing) return null;
  const left = Math.min(Math.max(0, editing.x - width / 2), Math.max(0, graph.width - width));
  const below = editing.y < graph.height / 2;
  const top = below ? rem(editing.y + 14) : undefined;
  const bottom = below ? undefined : rem(graph.height - editing.y + 14);
  return (
    <div className="absolute z-20" style={{ left: rem(left), top, bottom, width: rem(width) }}>
      <Form key={editing.index} index={editing.index} view={view} />
    </div>
  );
}

function close(): void {
  setNetwork({ editing: undefined });
  pointAtEdge(undefined);
}

function Form({ index, view }: { index: number; view: RunView }) {
  const words = useWords();
  const w = viewWords(words).network;
  const input = useRef<HTMLInputElement>(null);
  const opener = useRef(document.activeElement);
  const [text, setText] = useState(() =>
    String(Number(parameterValues(view, theSession().frame, false)[index].toPrecision(5))),
  );
  const value = Number(text.trim().replace(',', '.').replace('−', '-'));
  const wrong = text.trim() === '' || !Number.isFinite(value) || Math.abs(value) > 1e6;
  useEffect(() => {
    input.current?.select();
    const former = opener.current;
    return () => {
      if (former instanceof HTMLElement && document.activeElement === document.body) former.focus();
    };
  }, []);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong) return;
    void change(`theta.${index}`, value);
    close();
  };
  const name = parameterName(view, index, words);
  return (
    <form onSubmit={onSubmit} className="rounded-xl border border-edge bg-panel p-2.5 shadow-lg">
      <label className="block text-xs leading-snug text-muted" htmlFor="parameter-value">
        {name}
      </label>
      <div className="mt-1.5 flex gap-1.5">
        <input
          ref={input}
          id="parameter-value"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={wrong}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
          }}
          className="min-w-0 grow rounded-md border border-edge bg-sunken px-2 text-right tabular-nums aria-invalid:border-bad"
        />
        <Button look="strong" type="submit" disabled={wrong}>
          {w.setValue}
        </Button>
      </div>
    </form>
  );
}
