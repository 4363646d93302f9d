// Which surface, and its numbers.
import { specOf } from '../../../labs/surface/surface.ts';
import { surfaceNames } from '../../../labs/surface/surfaces/index.ts';
import {
  chooseSurface,
  labBounds,
  noiseOf,
  setLab,
  setShape,
  surfaceOf,
  useLab,
} from '../../../store/surface/choices.ts';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Tip } from '../../components/Tip.tsx';
import { FormulaBox } from './FormulaBox.tsx';
import { PointsEditor } from './PointsEditor.tsx';
import { SurfaceThumbnail } from './SurfaceThumbnail.tsx';
import { ValueSlider } from './ValueSlider.tsx';
import { useSurfaceWords } from './words.ts';

export function SurfacePanel() {
  const w = useSurfaceWords().surface;
  const name = useLab((s) => s.surface);
  const { label, help } = w.names[name];
  return (
    <Panel title={w.title} help={w.help} effect="restarts" brief className="lab-surface">
      <div role="radiogroup" aria-label={w.list} className="data-gallery grid gap-1.5">
        {surfaceNames.map((one) => {
          const text = w.names[one];
          const wide = one === 'formula' || one === 'regression';
          return (
            <Tip key={one} title={text.label} text={text.help} side="right">
              <label
                className={`relative flex items-center justify-center gap-1.5 overflow-hidden rounded-lg ${wide ? 'lab-wide min-h-11 px-1 text-xs leading-tight font-medium' : 'aspect-square'} border border-line bg-page p-0.5 hover:border-edge has-checked:border-action has-checked:ring-2 has-checked:ring-action has-focus-visible:outline-2 has-focus-visible:outline-offset-3 has-focus-visible:outline-focus`}
              >
                <input
                  type="radio"
                  name="surface"
                  aria-label={text.label}
                  checked={one === name}
                  onChange={() => chooseSurface(one)}
                  className="absolute inset-0 size-full cursor-pointer opacity-0"
                />
                {wide ? (
                  <>
                    <Icon name={one === 'formula' ? 'pencil' : 'point'} className="size-4" />
                    {text.label}
                  </>
                ) : (
                  <SurfaceThumbnail name={one} />
                )}
              </label>
            </Tip>
          );
        })}
      </div>
      <p className="mt-2 text-sm">
        <strong className="font-semibold">{label}</strong> <span className="text-muted">{help}</span>
      </p>
      <div className="mt-2 space-y-1.5">
        {name === 'formula' && <FormulaBox />}
        {name === 'regression' && <PointsEditor />}
        <Shape />
        {name === 'regression' ? <Minibatch /> : <Noise />}
      </div>
    </Panel>
  );
}

/** The parameters of a built-in surface. */
function Shape() {
  const w = useSurfaceWords().surface.parameters;
  const name = useLab((s) => s.surface);
  const shape = useLab((s) => s.shape);
  if (name === 'regression' || name === 'formula') return null;
  return specOf({ name }).parameters.map((parameter) => {
    const { label, help } = w[parameter.name] ?? { label: parameter.name, help: '' };
    return (
      <ValueSlider
        key={`${name} ${parameter.name}`}
        label={label}
        help={help}
        range={{ kind: 'number', ...parameter }}
        value={shape[parameter.name] ?? parameter.default}
        onChange={(value) => setShape(parameter.name, value)}
      />
    );
  });
}

function Noise() {
  const { label, help } = useSurfaceWords().surface.noise;
  const noise = useLab((s) => noiseOf(s, surfaceOf(s)));
  return (
    <ValueSlider
      label={label}
      help={help}
      range={{ kind: 'number', ...labBounds.noise, scale: 'log0' }}
      value={noise}
      onChange={(value) => setLab({ noise: value })}
    />
  );
}

function Minibatch() {
  const w = useSurfaceWords().surface;
  const points = useLab((s) => s.points.length);
  const minibatch = useLab((s) => s.minibatch);
  // All of the points is the right end: there the gradient is exact.
  const value = minibatch === 0 ? points : Math.min(minibatch, points);
  return (
    <ValueSlider
      label={w.minibatch.label}
      help={w.minibatch.help}
      range={{ kind: 'integer', min: 1, max: Math.max(2, points), scale: 'linear' }}
      value={value}
      onChange={(size) => setLab({ minibatch: size >= points ? 0 : size })}
    />
  );
}
