import { change } from '../../store/settings.ts';
import { IconButton } from '../components/Button.tsx';
import { NumberBox } from '../components/NumberBox.tsx';
import { makeScale, type Range } from '../components/scale.ts';
import { useSetting } from '../hooks/use-setting.ts';
import { useWords } from '../words/index.ts';
import { ControlRow } from './ControlRow.tsx';
import { fieldLabel } from './labels.ts';

/** A seed: no slider, for a near seed is no nearer a run than any other. The die takes the next one. */
export function SeedControl({ field }: { field: Range & { path: string } }) {
  const words = useWords();
  const { label, help } = fieldLabel(words, field.path);
  const value = useSetting(field.path) as number;
  const set = (next: number) => void change(field.path, next);
  return (
    <ControlRow
      label={label}
      help={help}
      aside={
        <span className="flex items-center">
          <NumberBox
            scale={makeScale(field)}
            value={value}
            label={words.number.exact(label)}
            whole
            onCommit={set}
            className="h-6.5 w-18 text-sm"
          />
          <IconButton
            icon="dice"
            size="size-7"
            label={words.number.next(label)}
            help={help}
            onClick={() => set(value >= field.max ? field.min : value + 1)}
          />
        </span>
      }
    />
  );
}
