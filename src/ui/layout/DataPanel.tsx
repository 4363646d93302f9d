import { fields, isPlaneSet } from '../../experiment/index.ts';
import { startDrawing, useDrawing } from '../../store/drawing.ts';
import { theSession } from '../../store/session.ts';
import { Button } from '../components/Button.tsx';
import { Icon } from '../components/Icon.tsx';
import { Panel } from '../components/Panel.tsx';
import { Control } from '../controls/Control.tsx';
import { DataGallery } from '../controls/DataGallery.tsx';
import { FeaturesControl } from '../controls/FeaturesControl.tsx';
import { optionLabel } from '../controls/labels.ts';
import { useSettings } from '../hooks/use-setting.ts';
import { useWords } from '../words/index.ts';

const paths = fields.map((field) => field.path).filter((path) => path.startsWith('data.') && path !== 'data.set');
/** What a first look needs; the rest is folded. */
const first = ['data.noise', 'data.samples', 'data.test'];
const later = paths.filter((path) => !first.includes(path));

export function DataPanel() {
  const words = useWords();
  const set = useSettings((x) => x.data.set);
  const { label, help } = optionLabel(words, 'data.set', set);
  const drawing = useDrawing((d) => d.active);
  return (
    <Panel title={words.panels.data} help={words.panels.dataHelp} effect="restarts" className="area-data">
      <DataGallery />
      {isPlaneSet(set) && (
        <p className="mt-2 text-sm">
          <strong className="font-semibold">{label}</strong> <span className="text-muted">{help}</span>
        </p>
      )}
      {set === 'points' && !drawing && (
        <Button className="mt-2" onClick={() => startDrawing(theSession().view?.settings.data.points ?? [])}>
          <Icon name="pencil" className="size-4" />
          {words.drawing.edit}
        </Button>
      )}
      <div className="mt-3 space-y-1.5">
        <FeaturesControl />
        {first.map((path) => (
          <Control key={path} path={path} />
        ))}
        <details className="group">
          <summary className="touch-row flex items-center gap-1 text-sm text-muted hover:text-ink">
            <Icon name="down" className="size-3.5 transition-transform group-open:rotate-180" />
            {words.panels.more}
          </summary>
          <div className="mt-1 space-y-1.5">
            {later.map((path) => (
              <Control key={path} path={path} />
            ))}
          </div>
        </details>
      </div>
    </Panel>
  );
}
