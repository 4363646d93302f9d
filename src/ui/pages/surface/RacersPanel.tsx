// Who races, with what settings, and how high each stands.
import { type Field, fields, getPath, optimizers, type OptimizerName } from '../../../experiment/index.ts';
import {
  addRacer,
  labBounds,
  pickRacer,
  removeRacer,
  setRacer,
  useLab,
  labNow,
} from '../../../store/surface/choices.ts';
import { lab } from '../../../store/surface/run.ts';
import { labStatusNow } from '../../../store/surface/status.ts';
import { IconButton } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Select } from '../../components/Select.tsx';
import { Switch } from '../../components/Switch.tsx';
import { Tip } from '../../components/Tip.tsx';
import { ControlRow } from '../../controls/ControlRow.tsx';
import { IntegersInput } from '../../controls/IntegersControl.tsx';
import { fieldLabel, optionLabel } from '../../controls/labels.ts';
import { short } from '../../views/shared/format.ts';
import { useWords } from '../../words/index.ts';
import { racerName } from './look.ts';
import { pickedNow } from './picked.ts';
import { RacerDisc } from './RacerDisc.tsx';
import { usePaced } from './use-paced.ts';
import { ValueSlider } from './ValueSlider.tsx';
import { useSurfaceWords } from './words.ts';

const own = fields.filter(
  ({ path }) => path.startsWith('optimizer.') && path !== 'optimizer.type' && path !== 'optimizer.lr',
);
const more = fields.filter(({ path }) => /^(schedule\.|regularization\.clip)/.test(path));

export function RacersPanel() {
  const words = useWords();
  const w = useSurfaceWords().racers;
  const racers = useLab((s) => s.racers);
  return (
    <Panel title={w.title} help={w.help} effect="live" brief className="lab-racers">
      <ul aria-label={w.list} className="space-y-0.5">
        {racers.map((_, i) => (
          // Racers have no name but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <RacerRow key={i} index={i} />
        ))}
      </ul>
      {racers.length < labBounds.racers && (
        <Select
          label={w.add}
          value=""
          options={[
            { value: '', label: w.addMenu },
            ...optimizers.map((type) => ({ value: type, label: words.options.optimizers[type].label })),
          ]}
          onChange={(type) => type !== '' && addRacer(type as OptimizerName)}
          className="mt-1.5 w-full"
        />
      )}
      <RacerSettings />
    </Panel>
  );
}

function RacerRow({ index }: { index: number }) {
  const words = useWords();
  const w = useSurfaceWords().racers;
  const racers = useLab((s) => s.racers);
  const picked = useLab((s) => s.pick === index);
  const name = racerName(words, racers, index);
  return (
    <li className={`flex items-center gap-1 rounded-lg ${picked ? 'bg-sunken' : ''}`}>
      <button
        type="button"
        aria-pressed={picked}
        aria-label={w.pick(name)}
        onClick={() => pickRacer(index)}
        className="touch flex min-w-0 grow items-center gap-1.5 rounded-lg py-0.5 pl-1 text-left text-sm hover:bg-sunken"
      >
        <RacerDisc racers={racers} index={index} line />
        <span className={`truncate ${picked ? 'font-semibold' : ''}`}>{name}</span>
        <LossNow index={index} />
      </button>
      <IconButton
        icon="close"
        label={w.remove(name)}
        size="size-7"
        disabled={racers.length < 2}
        onClick={() => removeRacer(index)}
      />
    </li>
  );
}

/** The height at which it stands, from the start that is looked at. */
function LossNow({ index }: { index: number }) {
  const w = useSurfaceWords().racers;
  usePaced(200);
  const wave = lab.waves[labNow().spot];
  if (!wave || index >= wave.racers.entries.length) return null;
  const { x, y, lost } = wave.at(index, labStatusNow().shown);
  return (
    <span className={`ml-auto text-xs tabular-nums ${lost ? 'font-semibold text-bad' : 'text-muted'}`}>
      {lost ? w.lost : short(lab.surface.at(x, y).f, 2)}
    </span>
  );
}

function RacerSettings() {
  const words = useWords();
  const lw = useSurfaceWords();
  const w = lw.racers;
  const racers = useLab((s) => s.racers);
  const pick = useLab((s) => s.pick);
  const racer = racers[pick];
  const shown = (list: readonly Field[]) => list.filter((field) => field.applies?.(racer) ?? true);
  return (
    <section
      aria-label={w.settings(racerName(words, racers, pick))}
      className="mt-3 space-y-1.5 border-t border-line pt-2.5"
    >
      <ControlRow label={w.kind} help={words.fields['optimizer.type'].help}>
        <div className="flex items-center gap-2">
          <RacerDisc racers={racers} index={pick} />
          <Select
            label={w.kind}
            value={racer.optimizer.type}
            options={optimizers.map((type) => ({ value: type, label: words.options.optimizers[type].label }))}
            onChange={(type) => setRacer(pick, 'optimizer.type', type)}
            className="grow"
          />
        </div>
        <p className="mt-1 text-xs leading-snug text-muted">{words.options.optimizers[racer.optimizer.type].help}</p>
      </ControlRow>
      <Effective />
      <Lost />
      {shown(own).map((field) => (
        <RacerControl key={field.path} field={field} />
      ))}
      <details className="group" open={racer.schedule.type !== 'constant' || racer.regularization.clip > 0}>
        <summary className="touch-row flex items-center gap-1 text-sm text-muted hover:text-ink">
          <Icon name="down" className="size-3.5 transition-transform group-open:rotate-180" />
          {w.more}
        </summary>
        <div className="mt-1 space-y-1.5">
          {shown(more).map((field) => (
            <RacerControl key={field.path} field={field} />
          ))}
        </div>
      </details>
    </section>
  );
}

/** What each axis gets of the learning rate. */
function Effective() {
  const w = useSurfaceWords().rate;
  usePaced(200);
  const effective = pickedNow()?.effective;
  return (
    <dl className="flex flex-wrap items-baseline gap-x-3 text-sm tabular-nums">
      <Tip text={w.effectiveHelp} tap>
        <dt className="help-mark text-muted">{w.effective}</dt>
      </Tip>
      {(['x', 'y'] as const).map((axis, i) => (
        <dd key={axis} className="flex gap-1">
          <span className="text-muted">{axis}</span>
          {effective ? short(effective[i]) : '–'}
        </dd>
      ))}
    </dl>
  );
}

/** Why the picked racer no longer moves. */
function Lost() {
  const w = useSurfaceWords().racers;
  usePaced(200);
  return (
    <p role="status" className="text-xs text-bad empty:hidden">
      {pickedNow()?.moment.lost && w.lostHelp}
    </p>
  );
}

/** The control of one setting of the picked racer, from its row of the table. */
function RacerControl({ field }: { field: Field }) {
  const words = useWords();
  const racers = useLab((s) => s.racers);
  const pick = useLab((s) => s.pick);
  const { label, help } = fieldLabel(words, field.path);
  const value = getPath(racers[pick], field.path);
  const set = (next: unknown) => setRacer(pick, field.path, next);
  switch (field.kind) {
    case 'number':
    case 'integer':
      return <ValueSlider label={label} help={help} range={field} value={value as number} onChange={set} />;
    case 'boolean':
      return (
        <ControlRow
          label={label}
          help={help}
          aside={<Switch label={label} help={help} checked={value as boolean} onChange={set} />}
        />
      );
    case 'choice':
      return (
        <ControlRow label={label} help={help}>
          <Select
            label={label}
            help={help}
            value={value as string}
            options={field.choices
              .filter((choice) => choice !== 'plateau')
              .map((choice) => ({ value: choice, label: optionLabel(words, field.path, choice).label }))}
            onChange={set}
            className="w-full"
          />
        </ControlRow>
      );
    case 'integers':
      return <IntegersInput label={label} help={help} range={field} value={value as number[]} onCommit={set} />;
    default:
      return null;
  }
}
