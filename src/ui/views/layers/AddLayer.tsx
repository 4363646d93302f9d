// The kinds of layers there are, each with what it does, to put one more into the stack.
import type { MouseEvent } from 'react';
import { layerTypes, type LayerType } from '../../../experiment/index.ts';
import { IconButton } from '../../components/Button.tsx';
import { Popover } from '../../components/Popover.tsx';
import { useLayerWords } from './words.ts';

export function AddLayer({ label, onAdd }: { label: string; onAdd: (type: LayerType) => void }) {
  const w = useLayerWords();
  const choose = (event: MouseEvent<HTMLButtonElement>, type: LayerType) => {
    event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
    onAdd(type);
  };
  return (
    <Popover label={label} trigger={<IconButton icon="plus" label={label} size="size-7" />}>
      <ul className="max-h-80 overflow-y-auto">
        {layerTypes.map((type) => (
          <li key={type}>
            <button
              type="button"
              onClick={(event) => choose(event, type)}
              className="touch w-full rounded-lg px-2 py-1.5 text-left hover:bg-sunken"
            >
              <span className="block font-medium">{w.types[type].label}</span>
              <span className="block text-xs text-muted">{w.types[type].help}</span>
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
