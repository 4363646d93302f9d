import { useRef } from 'react';
import { ownName } from '../../data/index.ts';
import { guard } from '../../store/actions.ts';
import { useViewPart } from '../../store/session.ts';
import { freezeHidden, startAnew, startFromFile, startFromHere } from '../../store/weights.ts';
import { Button } from '../components/Button.tsx';
import { LabelledSwitch } from '../views/shared/LabelledSwitch.tsx';
import { useWords } from '../words/index.ts';

/** What the run starts from: new weights, those of a file, or those of this moment; and which of them may learn. */
export function WeightsControl() {
  const words = useWords();
  const w = words.weights;
  const picker = useRef<HTMLInputElement>(null);
  const id = useViewPart((v) => v.settings.model.weights) ?? '';
  const missing = useViewPart((v) => v.newTensors) ?? [];
  const hidden = useViewPart((v) =>
    v.settings.model.layers
      .filter((_, i) => v.parameters.some((p) => p.layer === i))
      .map((layer) => layer.frozen ?? false),
  );
  return (
    <div className="mt-3 border-t border-line pt-2.5 text-sm" aria-label={w.title} role="group">
      <p className="font-semibold">{w.title}</p>
      <p className="mt-0.5 text-muted">{id === '' ? w.fresh : w.from(ownName(id))}</p>
      {missing.length > 0 && <p className="mt-0.5 text-warn">{w.missing(words.list(missing))}</p>}
      <div className="mt-2 flex flex-wrap gap-2">
        <input
          ref={picker}
          type="file"
          accept=".safetensors"
          aria-label={w.open}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) void guard(() => startFromFile(file));
            event.target.value = '';
          }}
        />
        <Button onClick={() => picker.current?.click()}>{w.open}</Button>
        <Button onClick={() => void guard(() => startFromHere(w.present))}>{w.here}</Button>
        {id !== '' && <Button onClick={() => void guard(startAnew)}>{w.anew}</Button>}
      </div>
      {hidden && hidden.length > 0 && (
        <div className="mt-2">
          <LabelledSwitch
            label={w.freeze}
            help={w.freezeHelp}
            checked={hidden.every(Boolean)}
            onChange={(on) => void guard(() => freezeHidden(on))}
          />
        </div>
      )}
    </div>
  );
}
