import { fields } from '../../experiment/index.ts';
import { draftHide, previewHide } from '../../store/page.ts';
import { Button } from '../components/Button.tsx';
import { fieldLabel } from '../controls/labels.ts';
import { useWords, type Words } from '../words/index.ts';
import { useShareWords } from './words.ts';

type ShareWords = ReturnType<typeof useShareWords>;

const buttons = ['play', 'step', 'epoch', 'slow', 'reset', 'reseed', 'share'] as const;
const panels = ['network', 'output', 'loss-chart', 'settings', 'metrics', 'landscape', 'histograms', 'code'] as const;

interface Group {
  title: string;
  items: readonly { name: string; label: string }[];
}

function groupsOf(words: Words, w: ShareWords): Group[] {
  const named = (names: readonly (keyof ShareWords['hidable'])[]) =>
    names.map((name) => ({ name, label: w.hidable[name] }));
  const settings = fields
    .filter((field) => field.kind !== 'choice' || field.choices.length > 1)
    .map((field) => ({ name: field.key, label: fieldLabel(words, field.path).label }));
  const layers = { name: 'layers', label: words.fields['model.layers'].label };
  return [
    { title: w.hideGroups.buttons, items: named(buttons) },
    { title: w.hideGroups.panels, items: named(panels) },
    { title: w.hideGroups.settings, items: [...settings.slice(0, 7), layers, ...settings.slice(7)] },
  ];
}

/** A teacher ticks what the link's readers shall not see, and may try it. */
export function HideChooser({ names }: { names: readonly string[] }) {
  const words = useWords();
  const w = useShareWords();
  const toggle = (name: string, hidden: boolean) =>
    draftHide(hidden ? [...names, name] : names.filter((other) => other !== name));
  return (
    <details className="mt-5 rounded-xl border border-line" open={names.length > 0}>
      <summary className="touch cursor-pointer px-4 py-2.5 text-sm font-semibold">{w.hideTitle}</summary>
      <div className="px-4 pb-4">
        <p className="text-sm text-muted">{w.hideIntro}</p>
        {groupsOf(words, w).map(({ title, items }) => (
          <fieldset key={title} className="mt-3">
            <legend className="text-xs font-semibold text-muted">{title}</legend>
            <div className="mt-1 grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-4">
              {items.map(({ name, label }) => (
                <label key={name} className="touch-row flex items-center gap-2 py-0.5 text-sm">
                  <input
                    type="checkbox"
                    checked={names.includes(name)}
                    onChange={(event) => toggle(name, event.target.checked)}
                    className="size-4 accent-(--action)"
                  />
                  {label}
                </label>
              ))}
            </div>
          </fieldset>
        ))}
        <div className="mt-4 flex gap-2">
          <Button look="strong" onClick={() => previewHide(true)} disabled={names.length === 0}>
            {w.hidePreview}
          </Button>
          <Button onClick={() => draftHide([])} disabled={names.length === 0}>
            {w.hideNone}
          </Button>
        </div>
      </div>
    </details>
  );
}
