// How it is written: what it begins with, and how freely a token is drawn.
import { useId } from 'react';
import { NumberBox } from '../../components/NumberBox.tsx';
import { makeScale, type Scale } from '../../components/scale.ts';
import { Slider } from '../../components/Slider.tsx';
import { Tip } from '../../components/Tip.tsx';
import { useWords } from '../../words/index.ts';
import { useWritingWords } from './words.ts';
import { setWriting, useWriting } from './writer.ts';

const scales = {
  temperature: makeScale({ kind: 'number', min: 0, max: 2, scale: 'linear', step: 0.05 }),
  topK: makeScale({ kind: 'integer', min: 0, max: 50, scale: 'linear' }),
};

export function HowControls() {
  const w = useWritingWords();
  const { temperature, topK } = useWriting();
  return (
    <div className="flex flex-col gap-1.5">
      <Prompt />
      <div className="grid grid-cols-2 gap-3">
        <HowFree
          label={w.temperature}
          help={w.temperatureHelp}
          scale={scales.temperature}
          value={temperature}
          onChange={(value) => setWriting({ temperature: value })}
        />
        <HowFree
          label={w.topK}
          help={w.topKHelp}
          scale={scales.topK}
          whole
          value={topK}
          text={topK === 0 ? w.all : undefined}
          onChange={(value) => setWriting({ topK: value })}
        />
      </div>
    </div>
  );
}

function Prompt() {
  const w = useWritingWords();
  const { list } = useWords();
  const id = useId();
  const prompt = useWriting((s) => s.prompt);
  const unknown = useWriting((s) => s.unknown);
  return (
    <div>
      <div className="flex items-center gap-2 text-sm">
        <Tip text={w.beginHelp} tap>
          <label htmlFor={id} className="help-mark shrink-0 text-muted">
            {w.begin}
          </label>
        </Tip>
        <input
          id={id}
          type="text"
          autoComplete="off"
          spellCheck={false}
          maxLength={400}
          value={prompt}
          onChange={(event) => setWriting({ prompt: event.target.value })}
          className="min-h-8 min-w-0 grow rounded-md border border-transparent bg-sunken px-2 font-mono hover:border-edge focus:border-edge"
        />
      </div>
      {unknown.length > 0 && (
        <p role="status" className="mt-1 text-xs text-bad">
          {w.unknown(list(unknown.slice(0, 8)))}
        </p>
      )}
    </div>
  );
}

interface HowFreeProps {
  label: string;
  help: string;
  scale: Scale;
  value: number;
  whole?: boolean;
  /** Stands for the value. */
  text?: string;
  onChange: (value: number) => void;
}

function HowFree({ label, help, scale, value, whole = false, text, onChange }: HowFreeProps) {
  const { number } = useWords();
  return (
    <div className="min-w-0">
      <div className="flex min-h-7 items-center justify-between gap-1.5">
        <Tip text={help} tap>
          <span className="help-mark min-w-0 text-sm text-muted">{label}</span>
        </Tip>
        <span className="flex items-center gap-1.5">
          {text !== undefined && <span className="text-xs text-muted">{text}</span>}
          <NumberBox
            scale={scale}
            value={value}
            label={number.exact(label)}
            whole={whole}
            onCommit={onChange}
            className="h-6.5 w-12 text-sm"
          />
        </span>
      </div>
      <Slider scale={scale} value={value} label={label} help={help} valueText={text} onChange={onChange} />
    </div>
  );
}
