// Where data come from: files, a folder, a drop, or the clipboard.
import { useRef, useState, type ChangeEvent } from 'react';
import { Button } from '../components/Button.tsx';
import { chosenFiles } from './files.ts';
import { useOwnWords } from './words.ts';

/** Every browser knows it; the types do not. */
const wholeFolder = { webkitdirectory: '' };

interface Props {
  onFiles: (files: { path: string; file: File }[]) => void;
  onText: (text: string) => void;
}

export function Chooser({ onFiles, onText }: Props) {
  const w = useOwnWords();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = chosenFiles(target.files ?? []);
    target.value = ''; // the same file again is a change too
    if (chosen.length > 0) onFiles(chosen);
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-prose text-sm text-muted">{w.intro}</p>
      <div className="flex flex-col items-center gap-3 rounded-xl border-2 border-dashed border-edge p-6">
        <p className="text-sm text-muted">{w.drop}</p>
        <div className="flex flex-wrap justify-center gap-2">
          <Button look="strong" onClick={() => files.current?.click()}>
            {w.files}
          </Button>
          <Button onClick={() => folder.current?.click()}>{w.folder}</Button>
        </div>
        <input ref={files} type="file" multiple hidden aria-label={w.files} onChange={onChange} />
        <input ref={folder} type="file" multiple hidden aria-label={w.folder} onChange={onChange} {...wholeFolder} />
      </div>
      <label className="text-sm">
        {w.paste}
        <textarea
          rows={4}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="mt-1 block w-full rounded-lg border border-line bg-page p-2 font-mono text-xs"
        />
      </label>
      <Button className="self-end" disabled={text.trim() === ''} onClick={() => onText(text)}>
        {w.usePaste}
      </Button>
    </div>
  );
}
