// The settings beyond the first look, folded, each with what is set in it.
import { lazy, type ReactNode } from 'react';
import { fields, getPath, type Experiment } from '../../experiment/index.ts';
import { toggleDrawer, usePage, type DrawerName } from '../../store/page.ts';
import { useStatus } from '../../store/session.ts';
import { Icon } from '../components/Icon.tsx';
import { Later } from '../components/Later.tsx';
import { Effect } from '../components/Panel.tsx';
import { Control } from '../controls/Control.tsx';
import { fieldLabel, optionLabel } from '../controls/labels.ts';
import { useHidden, useHiddenNames } from '../hooks/use-hidden.ts';
import { theField, useSettings } from '../hooks/use-setting.ts';
import { useWords, type Words } from '../words/index.ts';

const WeightsControl = lazy(async () => ({ default: (await import('../controls/WeightsControl.tsx')).WeightsControl }));
const ScheduleCurve = lazy(async () => ({ default: (await import('../controls/ScheduleCurve.tsx')).ScheduleCurve }));
const LossScaleReading = lazy(async () => ({
  default: (await import('../controls/LossScaleReading.tsx')).LossScaleReading,
}));
const names: readonly DrawerName[] = ['optimizer', 'schedule', 'batches', 'regularization', 'model'];

/** Paths of the table in a group, in its order, without those that have a place of their own. */
const pathsOf = (group: string, ...elsewhere: string[]): string[] =>
  fields.map((field) => field.path).filter((path) => path.startsWith(`${group}.`) && !elsewhere.includes(path));

const paths: Record<DrawerName, readonly string[]> = {
  optimizer: pathsOf('optimizer', 'optimizer.lr'),
  schedule: pathsOf('schedule'),
  batches: pathsOf('batch'),
  regularization: [...pathsOf('regularization'), ...pathsOf('earlyStopping')],
  model: ['loss', ...pathsOf('model'), 'precision', ...pathsOf('lossScale'), 'seed'],
};

export function Drawers() {
  const words = useWords();
  if (useHidden('settings')) return null;
  return (
    <section
      aria-label={words.panels.settings}
      className="area-drawers min-w-0 divide-y divide-line overflow-clip rounded-2xl border border-line bg-panel"
    >
      {names.map((name) => (
        <Drawer key={name} name={name} />
      ))}
    </section>
  );
}

function Drawer({ name }: { name: DrawerName }) {
  const words = useWords();
  const open = usePage((page) => page.drawers.includes(name));
  const hidden = useHiddenNames();
  if (paths[name].every((path) => hidden.includes(theField(path).key))) return null;
  return (
    <section aria-label={words.drawers[name]}>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => toggleDrawer(name)}
        className="touch flex w-full items-center gap-2 px-3.5 py-2 text-left text-sm hover:bg-sunken"
      >
        <Icon name="down" className={`size-3.5 text-muted transition-transform ${open ? 'rotate-180' : ''}`} />
        <span className="font-semibold">{words.drawers[name]}</span>
        <Summary name={name} />
      </button>
      {open && (
        <div className="px-3.5 pt-1 pb-3.5">
          <Effect effect={name === 'model' ? 'restarts' : 'live'} />
          <div className="drawer-grid mt-1.5 grid gap-x-6 gap-y-1.5">
            {paths[name].map((path) => (
              <Control key={path} path={path} />
            ))}
          </div>
          <Later>{extras[name]}</Later>
        </div>
      )}
    </section>
  );
}

/** What is set in a folded panel, in a word or two. */
function Summary({ name }: { name: DrawerName }) {
  const words = useWords();
  const batch = useStatus((s) => s.batch); // of the adaptive strategy it grows
  const text = useSettings((x) => summaryOf(words, name, x, batch));
  return <span className="ml-auto min-w-0 text-right text-muted">{text}</span>;
}

function summaryOf(words: Words, name: DrawerName, x: Experiment, batch: number): string {
  const choice = (path: string, value: string) => optionLabel(words, path, value).label;
  switch (name) {
    case 'optimizer':
      return choice('optimizer.type', x.optimizer.type);
    case 'schedule':
      return choice('schedule.type', x.schedule.type);
    case 'batches': {
      const label = choice('batch.strategy', x.batch.strategy);
      const { strategy, size, min, max } = x.batch;
      if (strategy === 'random') return `${label} · ${min}–${max}`;
      return strategy === 'fixed' || strategy === 'adaptive'
        ? `${label} · ${strategy === 'fixed' ? size : batch}`
        : label;
    }
    case 'regularization': {
      const on = [...pathsOf('regularization'), 'earlyStopping.patience'].filter((path) => getPath(x, path) !== 0);
      return on.length === 0 ? words.number.off : words.list(on.map((path) => fieldLabel(words, path).label));
    }
    default:
      return choice('loss', x.loss);
  }
}

const extras: Partial<Record<DrawerName, ReactNode>> = {
  schedule: <ScheduleCurve />,
  model: (
    <>
      <LossScaleReading />
      <WeightsControl />
    </>
  ),
};
