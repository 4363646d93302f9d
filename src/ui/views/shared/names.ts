// What the page calls a unit, a weight, a bias.
import type { RunView } from '../../../engine/session-types.ts';
import type { Words } from '../../words/index.ts';
import { viewWords } from '../words.ts';
import type { UnitRef } from './pointed.ts';

/** “Layer 2, unit 3”, “input x²”, “output”, “output of class 2”. */
export function unitName({ layers, dataset }: RunView, { layer, unit }: UnitRef, w: Words): string {
  const words = viewWords(w).names;
  if (layer < 0) return words.input(featureLabel(dataset.featureNames[unit], w));
  if (layer < layers.length - 1) return words.unit(layer + 1, unit + 1);
  return layers[layer].units === 1 ? words.output : words.outputOf(unit);
}

/** A class by its own name where it has one. */
export const className = ({ classNames }: RunView['dataset'], index: number, w: Words): string =>
  classNames?.[index] ?? viewWords(w).output.classN(index);

const featureLabel = (name: string | undefined, w: Words): string =>
  w.options.features[name as keyof typeof w.options.features]?.label ?? name ?? '';

/** Short, for the picture itself: x², or nothing. */
export const inputLabel = ({ dataset }: RunView, unit: number, w: Words): string =>
  featureLabel(dataset.featureNames[unit], w);

/** What stands at a place of θ. */
export type ParameterPlace = { layer: number; to: number; from?: number };

export function placeInTheta({ layers }: Pick<RunView, 'layers'>, index: number): ParameterPlace | undefined {
  for (const [layer, { units, inputs, weight, bias }] of layers.entries()) {
    if (index >= weight && index < weight + units * inputs) {
      const at = index - weight;
      return { layer, to: Math.floor(at / inputs), from: at % inputs };
    }
    if (index >= bias && index < bias + units) return { layer, to: index - bias };
  }
  return undefined;
}

/** “bias of layer 1, unit 3”, “weight from input x to layer 1, unit 3”. */
export function parameterName(view: RunView, index: number, w: Words): string {
  const place = placeInTheta(view, index);
  if (!place) return `θ[${index}]`;
  const { layer, to, from } = place;
  const end = unitName(view, { layer, unit: to }, w);
  return from === undefined
    ? viewWords(w).names.bias(end)
    : viewWords(w).names.weight(unitName(view, { layer: layer - 1, unit: from }, w), end);
}

/** All of them would be thousands: the first of each tensor, for menus. */
export function menuOfParameters({ layers }: RunView, most = 200): number[] {
  const indices: number[] = [];
  for (const { units, inputs, weight, bias } of layers) {
    for (let i = 0; i < units * inputs && indices.length < most; i++) indices.push(weight + i);
    for (let i = 0; i < units && indices.length < most; i++) indices.push(bias + i);
  }
  return indices;
}
