// The picture of one unit's function over the plane, the same for the network's small squares and the large plane.
import { probeInputs } from '../../../engine/probe.ts';
import { outputValues } from '../../../engine/evaluate.ts';
import type { Frame, RunView } from '../../../engine/session-types.ts';
import { classRgb, mix, rgb } from '../../theme/colors.ts';
import { fieldStrength, makeColorTable, type ColorTable, type Grid } from './field.ts';
import { hiddenScale, outputKind, outputScale, type Scale } from './output-kind.ts';
import type { UnitRef } from './pointed.ts';

export interface Picture {
  grid: Grid;
  scale: Scale;
  /** A class's own output, in its colour from 0 to 1. */
  ofClass?: number;
}

/** How many places the frame's probe has; undefined while there is none for this data. */
export function probeShape({ dataset, layers }: RunView, frame: Frame): { columns: number; rows: number } | undefined {
  const { plane } = dataset;
  const last = frame.probe.at(-1);
  if (!plane || !last || frame.probe.length !== layers.length) return undefined;
  const places = last.length / layers[layers.length - 1].units;
  const columns = plane.dimensions === 1 ? places : Math.sqrt(places);
  return columns > 0 && Number.isInteger(columns) ? { columns, rows: places / columns } : undefined;
}

const inputs = new WeakMap<object, { columns: number; values: Float32Array }>();
const outputs = new WeakMap<Float32Array, Float32Array>();

/** The features at the probe's places. */
function inputValues({ dataset }: RunView, columns: number, rows: number): Float32Array {
  const known = inputs.get(dataset);
  if (known?.columns === columns) return known.values;
  const values = probeInputs(dataset, { columns, rows }) ?? new Float32Array();
  inputs.set(dataset, { columns, values });
  return values;
}

/** The model's outputs at the probe's places, after the output activation. */
export function activatedOutputs({ dataset, settings, layers }: RunView, raw: Float32Array): Float32Array {
  let values = outputs.get(raw);
  if (!values) {
    values = outputValues(settings.loss, dataset, raw, layers[layers.length - 1].units);
    outputs.set(raw, values);
  }
  return values;
}

/** A unit's function as the last frame saw it; undefined where it was not read. */
export function pictureOf(view: RunView, frame: Frame, { layer, unit }: UnitRef): Picture | undefined {
  const shape = probeShape(view, frame);
  if (!shape) return undefined;
  if (layer < 0) {
    const values = inputValues(view, shape.columns, shape.rows);
    const grid = { ...shape, values, channels: view.dataset.inputs, channel: unit };
    return { grid, scale: hiddenScale('linear', values) };
  }
  const { activation } = view.layers[layer];
  const raw = frame.probe[layer];
  const channels = raw.length / (shape.columns * shape.rows); // all units, or of a wide layer the first ones
  if (unit >= channels) return undefined;
  const grid = { ...shape, values: raw, channels, channel: unit };
  if (layer < view.layers.length - 1) return { grid, scale: hiddenScale(activation, raw) };
  const scale = outputScale(view);
  if (outputKind(view) !== 'classes') return { grid, scale };
  return {
    grid: { ...grid, values: activatedOutputs(view, raw) },
    scale: { ...scale, squash: 'linear' },
    ofClass: unit,
  };
}

const tables = new Map<string, ColorTable>();
let zero: unknown;

/** The picture's colours; made anew when the theme has changed. */
export function tableOf({ scale, ofClass }: Picture, view: RunView, discrete = false): ColorTable {
  if (zero !== rgb('zero')) {
    zero = rgb('zero');
    tables.clear();
  }
  const classes = view.dataset.task === 'classification';
  const key = `${scale.squash} ${scale.most} ${ofClass ?? ''} ${discrete} ${classes} ${ofClass === undefined ? '' : view.settings.loss}`;
  let table = tables.get(key);
  if (!table) {
    table = ofClass === undefined ? makeColorTable(scale, discrete, classes) : classRamp(ofClass, view);
    tables.set(key, table);
  }
  return table;
}

/** From nothing to the class's colour: for probabilities from 0 to 1, for one-against-the-rest from −1 to 1. */
function classRamp(ofClass: number, view: RunView): ColorTable {
  const lowest = view.settings.loss === 'cross-entropy' ? 0 : -1;
  const steps = 512;
  const words = Uint32Array.from({ length: steps + 1 }, (_, i) => {
    const share = Math.max(0, ((i / steps) * 2 - 1 - lowest) / (1 - lowest));
    const [r, g, b] = mix(rgb('zero'), classRgb(ofClass), share * fieldStrength);
    return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
  });
  return { words, reach: 1 };
}
