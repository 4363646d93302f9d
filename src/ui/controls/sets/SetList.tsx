// The sets of a kind that is no shape of the plane, each with a picture of what is in it.
import { type DataKind, type DataSetName, ownSetNames, setsOfKind } from '../../../experiment/index.ts';
import { showDialog } from '../../../store/page.ts';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useOwnWords } from '../../own/words.ts';
import { useWords } from '../../words/index.ts';
import { optionLabel } from '../labels.ts';
import { SetThumbnail } from './SetThumbnail.tsx';

interface Props {
  kind: DataKind;
  current: DataSetName;
  onChoose: (name: DataSetName) => void;
}

const isOwn = (name: DataSetName): boolean => (ownSetNames as readonly DataSetName[]).includes(name);

export function SetList({ kind, current, onChoose }: Props) {
  const words = useWords();
  const w = useOwnWords();
  // One's own are there once they have been opened.
  const offered = setsOfKind(kind).filter((name) => !isOwn(name) || name === current);
  return (
    <div role="radiogroup" aria-label={words.fields['data.set'].label} className="grid gap-1.5">
      {offered.map((name) => {
        const { label, help } = optionLabel(words, 'data.set', name);
        return (
          <label
            key={name}
            className="relative flex items-center gap-2 rounded-lg border border-line bg-page p-1 hover:border-edge has-checked:border-action has-checked:ring-2 has-checked:ring-action has-focus-visible:outline-2 has-focus-visible:outline-offset-3 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="data-set"
              aria-label={label}
              checked={current === name}
              onChange={() => onChoose(name)}
              className="absolute inset-0 size-full cursor-pointer opacity-0"
            />
            <SetThumbnail name={name} />
            <span className="min-w-0">
              <span className="block text-sm font-medium">{label}</span>
              <span className="line-clamp-2 text-xs leading-snug text-muted">{help}</span>
            </span>
          </label>
        );
      })}
      {w.open[kind] !== '' && (
        <Button className="text-xs" onClick={() => showDialog('own')}>
          <Icon name="plus" className="size-4" />
          {w.open[kind]}
        </Button>
      )}
    </div>
  );
}
