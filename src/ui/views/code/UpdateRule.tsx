import { lazy, Suspense, useEffect } from 'react';
import { optimizerSpecs } from '../../../engine/optimizers/index.ts';
import type { RunView } from '../../../engine/session-types.ts';
import { useSession } from '../../../store/session.ts';
import { Select } from '../../components/Select.tsx';
import { useWords } from '../../words/index.ts';
import { useViewWords, viewWords } from '../words.ts';
import { short, whole } from '../shared/format.ts';
import { lookAt } from '../shared/look.ts';
import { menuOfParameters, parameterName } from '../shared/names.ts';
import { chooseParameter, usePointed } from '../shared/pointed.ts';
import { useSlowFrame } from '../shared/use-slow-frame.ts';
import { useVisible } from '../shared/use-visible.ts';
import { Lines } from './Lines.tsx';
import { lastUpdate } from './last-update.ts';
import { rules } from './rules.ts';

const Formula = lazy(() => import('./Formula.tsx'));

export function UpdateRule({ view }: { view: RunView }) {
  const words = useWords();
  const w = viewWords(words).code;
  const chosen = usePointed((p) => p.parameter) ?? view.layers[0].weight;
  const menu = menuOfParameters(view);
  const last = view.layers[view.layers.length - 1];
  const index = chosen < last.bias + last.units ? chosen : view.layers[0].weight;
  if (!menu.includes(index)) menu.push(index);
  const { type } = view.settings.optimizer;
  const [ref, visible] = useVisible();
  useEffect(() => (visible ? lookAt('parameters') : undefined), [visible]);
  return (
    <div ref={ref} className="flex flex-col gap-3">
      <div>
        <h3 className="text-sm font-medium">{words.options.optimizers[type].label}</h3>
        <Suspense fallback={<div className="h-14" />}>
          {optimizerSpecs[type].formula.split(/,\\quad\s*/).map((tex) => (
            <Formula key={tex} tex={tex} block />
          ))}
        </Suspense>
        <p className="text-xs text-muted">{w.symbols}</p>
      </div>
      <label className="flex flex-wrap items-center gap-2 text-sm">
        {w.parameter}
        <Select
          label={w.parameter}
          value={String(index)}
          onChange={(value) => chooseParameter(Number(value))}
          options={menu.map((i) => ({ value: String(i), label: parameterName(view, i, words) }))}
          className="max-w-full grow"
        />
      </label>
      {visible && <Arithmetic view={view} index={index} />}
    </div>
  );
}

function Arithmetic({ view, index }: { view: RunView; index: number }) {
  const w = useViewWords().code;
  const { history } = useSession();
  const frame = useSlowFrame();
  const update = frame && lastUpdate(view, history, frame, index);
  if (!update) return <p className="text-sm text-muted">{w.noStep}</p>;
  const { settings, before, after, lines } = update;
  const { moments } = frame;
  const names = rules[settings.type].moments;
  const values: [string, number][] = [
    ['\\theta', after],
    ['\\nabla', frame.gradient[index]],
    ...names.map((name, i): [string, number] => [name, moments[(i * moments.length) / 2 + index]]),
    ['\\eta', settings.lr],
    ['t', settings.t],
  ];
  return (
    <Suspense fallback={<div className="h-32" />}>
      <dl className="flex flex-wrap gap-x-5 gap-y-1 rounded-lg bg-sunken px-3 py-2 text-sm tabular-nums">
        {values.map(([name, value]) => (
          <div key={name} className="flex gap-1.5">
            <dt>
              <Formula tex={name} />
            </dt>
            <dd>{short(value, 4)}</dd>
          </div>
        ))}
      </dl>
      <div>
        <h3 className="mb-1 text-sm font-medium">{w.lastUpdate(whole(frame.step))}</h3>
        <Lines lines={lines} />
        <p className="mt-1 text-xs text-muted">{w.moved(short(before, 5), short(after, 5))}</p>
      </div>
    </Suspense>
  );
}
