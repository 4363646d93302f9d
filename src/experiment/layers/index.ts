// The types of layers, one line each, and the list of hidden layers as one setting.
import { checkValue } from '../check.ts';
import { layerBounds } from '../fields.ts';
import type { LayerType } from '../names.ts';
import type { Report } from '../problems.ts';
import type { LayerConfig } from '../types.ts';
import { attention } from './attention.ts';
import { batchNorm } from './batch-norm.ts';
import { block } from './block.ts';
import { conv } from './conv.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';
import { embedding } from './embedding.ts';
import { flatten, globalAvgPool, layerNorm } from './plain.ts';
import { avgPool, maxPool } from './pool.ts';
import { poolPlaces } from './pool-places.ts';
import { position } from './position.ts';
import { gru, lstm, rnn } from './recurrent.ts';
import type { LayerField, LayerSyntax } from './syntax.ts';

export type { LayerField, LayerSyntax } from './syntax.ts';

export const layerSyntaxes: { [T in LayerType]: LayerSyntax<Extract<LayerConfig, { type: T }>> } = {
  dense,
  conv,
  'max-pool': maxPool,
  'avg-pool': avgPool,
  'global-avg-pool': globalAvgPool,
  flatten,
  dropout,
  'batch-norm': batchNorm,
  'layer-norm': layerNorm,
  embedding,
  position,
  attention,
  block,
  'pool-places': poolPlaces,
  rnn,
  gru,
  lstm,
};

const syntaxOf = (type: unknown): LayerSyntax<LayerConfig> | undefined =>
  typeof type === 'string' && Object.hasOwn(layerSyntaxes, type) ? layerSyntaxes[type as LayerType] : undefined;

/** What every layer with parameters may say; in a link the last options, `8t.lr0.5.frozen`. */
const common: readonly LayerField[] = [
  { name: 'lr', kind: 'number', min: 1e-3, max: 1e3, scale: 'log', default: 1, optional: true, live: true },
  { name: 'frozen', kind: 'boolean', default: false, optional: true, live: true },
];
const commonWords = /^(.+?)(?:\.lr([\d.e+-]+))?(\.frozen)?$/;

/** The settings of a type of layer. */
export const layerFields = ({ fields, weightless }: LayerSyntax<LayerConfig>): readonly LayerField[] =>
  weightless ? fields : [...fields, ...common];

/** The setting `name` of this layer, if its type has it. */
export function layerField(layer: LayerConfig, name: string): LayerField | undefined {
  const syntax = syntaxOf(layer.type);
  return syntax && layerFields(syntax).find((field) => field.name === name);
}

/** The setting `name` of whatever layer has it, where it is live. */
export const liveLayerField = (name: string): LayerField | undefined =>
  Object.values(layerSyntaxes)
    .flatMap(layerFields)
    .find((field) => field.live && field.name === name);

/** What a setting of this layer is where nothing is said. */
export const layerDefault = (field: LayerField, layer: object): unknown =>
  typeof field.default === 'function' ? (field.default as (layer: object) => unknown)(layer) : field.default;

export const defaultLayer = (units: number): LayerConfig => ({ type: 'dense', units, activation: 'tanh' });

/** The layers in `value` that are layers; undefined if it is no list. */
export function checkLayers(value: unknown, report: Report): LayerConfig[] | undefined {
  if (!Array.isArray(value)) {
    report('not-a-list', value);
    return undefined;
  }
  if (value.length > layerBounds.maxLayers) report('too-many', value.length, layerBounds.maxLayers);
  const layers: LayerConfig[] = [];
  for (const item of value.slice(0, layerBounds.maxLayers) as unknown[]) {
    const layer = checkLayer(item, `model.layers.${layers.length}`, report);
    if (layer) layers.push(layer);
  }
  return layers;
}

function checkLayer(value: unknown, path: string, report: Report): LayerConfig | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report('not-a-layer', value, undefined, path);
    return undefined;
  }
  const given = value as Record<string, unknown>;
  const syntax = syntaxOf(Object.hasOwn(given, 'type') ? given.type : 'dense');
  if (!syntax) {
    report('not-a-layer', given.type, undefined, `${path}.type`);
    return undefined;
  }
  const layer: Record<string, unknown> = { type: syntax.type };
  for (const field of layerFields(syntax)) {
    const at = `${path}.${field.name}`;
    const checked = Object.hasOwn(given, field.name)
      ? checkValue(field, given[field.name], (code, what, used = layerDefault(field, layer)) =>
          report(code, what, used, at),
        )
      : undefined;
    const chosen = checked ?? layerDefault(field, layer);
    if (!field.optional || chosen !== field.default) layer[field.name] = chosen;
  }
  for (const name of Object.keys(given).slice(0, 20)) {
    if (name !== 'type' && !layerField(layer as unknown as LayerConfig, name)) {
      report('unknown-key', name, undefined, path);
    }
  }
  return layer as unknown as LayerConfig;
}

/** A layer of this type with its defaults. */
export const newLayer = (type: LayerType): LayerConfig => checkLayer({ type }, '', () => {})!;

/** This layer with another value of one of its settings, which the value may be undefined of: then its default. */
export function withLayerField(layer: LayerConfig, name: string, value: unknown): LayerConfig {
  const { [name]: _, ...rest } = layer as unknown as Record<string, unknown>;
  return checkLayer(value === undefined ? rest : { ...rest, [name]: value }, '', () => {}) ?? layer;
}

/** `8t`, `conv32x3r`: a layer as a link writes it. */
export const writeLayer = (layer: LayerConfig): string =>
  `${syntaxOf(layer.type)!.write(layer)}${layer.lr === undefined ? '' : `.lr${layer.lr}`}${layer.frozen ? '.frozen' : ''}`;

export const writeLayers = (layers: readonly LayerConfig[]): string => layers.map(writeLayer).join(',') || 'none';

/** `8t,8t` as layers, not yet checked; a part that is no layer stays text, for the check to refuse. */
export function readLayers(text: string): unknown[] {
  if (text === 'none') return [];
  const syntaxes: LayerSyntax<LayerConfig>[] = Object.values(layerSyntaxes);
  const read = (part: string): Record<string, unknown> | undefined => {
    for (const syntax of syntaxes) {
      const layer = syntax.read(part);
      if (layer) return layer;
    }
    return undefined;
  };
  return text.split(',', layerBounds.maxLayers + 1).map((part) => {
    const [, own, lr, frozen] = commonWords.exec(part) ?? [];
    const layer = own === undefined ? undefined : read(own);
    if (!layer) return part;
    return Object.assign(layer, lr !== undefined && { lr: readNumber(lr) }, frozen !== undefined && { frozen: true });
  });
}

/** Text that is no number stays as it is, for the check to refuse. */
const readNumber = (text: string): unknown => (Number.isNaN(Number(text)) ? text : Number(text));
