import { lazy, Suspense, useState } from 'react';
import {
  dataKinds,
  type DataKind,
  type DataSetName,
  isPlaneSet,
  kindOf,
  planeSetNames,
  type PlaneSetName,
} from '../../experiment/index.ts';
import { startDrawing, stopDrawing, useDrawing } from '../../store/drawing.ts';
import { theSession } from '../../store/session.ts';
import { chooseDataSet } from '../../store/settings.ts';
import { Icon } from '../components/Icon.tsx';
import { Tip } from '../components/Tip.tsx';
import { useHidden } from '../hooks/use-hidden.ts';
import { useSettings } from '../hooks/use-setting.ts';
import { useWords } from '../words/index.ts';
import { DataThumbnail } from './DataThumbnail.tsx';
import { optionLabel } from './labels.ts';

const SetList = lazy(async () => ({ default: (await import('./sets/SetList.tsx')).SetList }));
const SetNotes = lazy(async () => ({ default: (await import('./sets/SetNotes.tsx')).SetNotes }));

/** First what a beginner meets first: two classes, then more, then regression; what is newer behind them. */
const order: readonly PlaneSetName[] = [
  'circle', 'gauss', 'xor', 'spiral', 'moons', 'rings', 'checkerboard', 'blobs3', 'blobs5', 'line', 'sine', 'plane', 'bumps',
]; // oxfmt-ignore
const others = planeSetNames.filter((name) => !order.includes(name) && name !== 'points');
const shown: readonly PlaneSetName[] = [...order, ...others, 'points'];

function choose(name: DataSetName): void {
  if (name === 'points') {
    startDrawing(theSession().view?.settings.data.points ?? []);
  } else {
    stopDrawing();
    void chooseDataSet(name);
  }
}

/** The kinds of data as tabs, and the sets of one kind as pictures. */
export function DataGallery() {
  const words = useWords();
  const drawing = useDrawing((d) => d.active);
  const set = useSettings((x) => x.data.set);
  const current = drawing ? 'points' : set;
  const [looked, look] = useState<{ set: DataSetName; kind: DataKind }>();
  // Whoever only looks into another kind stays there until a set is chosen.
  const kind = looked?.set === current ? looked.kind : kindOf(current);
  if (useHidden('data')) return null;
  return (
    <>
      <KindTabs kind={kind} onChange={(next) => look({ set: current, kind: next })} />
      {kind === 'shape' ? (
        <div role="radiogroup" aria-label={words.fields['data.set'].label} className="data-gallery grid gap-1.5">
          {shown.map((name) => (
            <Shape key={name} name={name} checked={current === name} />
          ))}
        </div>
      ) : (
        <Suspense fallback={<div className="slot" />}>
          <SetList kind={kind} current={current} onChoose={choose} />
        </Suspense>
      )}
      {!isPlaneSet(set) && (
        <Suspense>
          <SetNotes set={set} />
        </Suspense>
      )}
    </>
  );
}

function KindTabs({ kind, onChange }: { kind: DataKind; onChange: (kind: DataKind) => void }) {
  const { dataKinds: names } = useWords();
  return (
    <div role="group" aria-label={names.label} className="mb-2 flex flex-wrap gap-1 text-xs">
      {dataKinds.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === kind}
          onClick={() => onChange(name)}
          className="touch rounded-lg border border-line px-1.5 py-1 text-muted hover:border-edge hover:text-ink aria-pressed:border-action aria-pressed:bg-action aria-pressed:text-on-action"
        >
          {names[name]}
        </button>
      ))}
    </div>
  );
}

function Shape({ name, checked }: { name: PlaneSetName; checked: boolean }) {
  const { label, help } = optionLabel(useWords(), 'data.set', name);
  return (
    <Tip title={label} text={help} side="right">
      <label
        className={`relative flex items-center justify-center gap-1.5 rounded-lg ${name === 'points' ? 'col-span-2 min-h-11 px-1 text-xs leading-tight font-medium' : 'aspect-square'} border border-line bg-page p-0.5 hover:border-edge has-checked:border-action has-checked:ring-2 has-checked:ring-action has-focus-visible:outline-2 has-focus-visible:outline-offset-3 has-focus-visible:outline-focus`}
      >
        <input
          type="radio"
          name="data-set"
          aria-label={label}
          checked={checked}
          onChange={() => choose(name)}
          className="absolute inset-0 size-full cursor-pointer opacity-0"
        />
        {name === 'points' ? <Pencil label={label} /> : <DataThumbnail name={name} />}
      </label>
    </Tip>
  );
}

const Pencil = ({ label }: { label: string }) => (
  <>
    <Icon name="pencil" className="size-4" />
    {label}
  </>
);
