// Generators for property tests (fast-check). Never imported by the page.
import * as fc from 'fast-check';
import { smallest } from './check.ts';
import { columnTypes } from './columns.ts';
import { layerBounds, fields, type Field, type FieldKind } from './fields.ts';
import { cleanName } from './free-text.ts';
import { layerFields, type LayerSyntax, layerSyntaxes } from './layers/index.ts';
import { parseExperiment } from './parse.ts';
import { pointBounds } from './points.ts';
import { tweakBounds } from './tweak-list.ts';
import type { Experiment, LayerConfig } from './types.ts';

/** Any value the field may hold, ends of the range and round numbers among them. */
export function arbitraryValue(field: FieldKind): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'number': {
      const { min, max } = field;
      const round = fc.constantFrom(0, 1e-7, 1e-5, 0.001, 0.01, 0.03, 0.1, 0.3, 0.5, 0.9, 1, 3, 10);
      return fc.oneof(
        round.filter((v) => v >= min && v <= max),
        fc.double({ min, max, noNaN: true }).map((v) => (Math.abs(v) < smallest ? min : v)),
        fc.constantFrom(min, max),
      );
    }
    case 'integer':
      return fc.oneof(fc.integer({ min: field.min, max: field.max }), fc.constantFrom(field.min, field.max));
    case 'boolean':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...field.choices);
    case 'choices':
      return fc.subarray([...field.choices], { minLength: 1 });
    default: {
      const item = fc.integer({ min: field.min, max: field.max });
      return fc.uniqueArray(item, { maxLength: field.maxLength }).map((list) => list.toSorted((a, b) => a - b));
    }
  }
}

/** A layer of any type, with any values its settings may have. */
const layer = fc.constantFrom(...Object.values(layerSyntaxes)).chain((syntax) =>
  fc.record({
    type: fc.constant(syntax.type),
    ...Object.fromEntries(
      layerFields(syntax as LayerSyntax<LayerConfig>).map((field) => [field.name, arbitraryValue(field)]),
    ),
  }),
);

const coordinate = fc
  .integer({ min: -pointBounds.maxCoordinate * pointBounds.grid, max: pointBounds.maxCoordinate * pointBounds.grid })
  .map((i) => i / pointBounds.grid);
const point = fc.record({ x: coordinate, y: coordinate, label: fc.integer({ min: 0, max: pointBounds.maxLabel }) });

const step = fc.oneof(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: tweakBounds.maxStep }));
const liveFields = fields.filter((field) => field.live);
const settingTweak = fc
  .constantFrom(...liveFields)
  .chain((field) => fc.record({ step, path: fc.constant(field.path), value: arbitraryValue(field) }));
const thetaTweak = fc.record({
  step,
  path: fc.integer({ min: 0, max: tweakBounds.maxThetaIndex }).map((i) => `theta.${i}`),
  value: arbitraryValue({ kind: 'number', min: -tweakBounds.maxTheta, max: tweakBounds.maxTheta, scale: 'linear' }),
});

/** One tweak with a value its path may have. */
export const arbitraryTweak = fc.oneof({ weight: 4, arbitrary: settingTweak }, { weight: 1, arbitrary: thetaTweak });

const oneOf = <T>(...items: readonly [T, ...T[]]) => fc.constantFrom(...items);
const anyText = fc.string({ unit: 'grapheme', maxLength: 40 });
const anyName = anyText.map(cleanName);
const columnUse = fc.record({ column: fc.nat({ max: 40 }), type: oneOf(...columnTypes) });
const columns = fc
  .uniqueArray(columnUse, { maxLength: 8, selector: (use) => use.column })
  .map((uses) => uses.toSorted((a, b) => a.column - b.column));
/** The settings of data that have a syntax of their own. */
const dataSetting: fc.Arbitrary<[string, unknown]> = fc.oneof(
  fc.tuple(oneOf('data.file', 'data.target', 'data.order'), anyName),
  fc.tuple(fc.constant('data.content'), anyText),
  fc.tuple(fc.constant('data.columns'), columns),
  fc.tuple(fc.constant('data.shares'), fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 5 })),
);

/** One setting, as path and value. */
const fieldSetting = (field: Field) => fc.tuple(fc.constant(field.path), arbitraryValue(field));
const setting: fc.Arbitrary<[string, unknown]> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...fields).chain(fieldSetting) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constant('model.layers'), fc.array(layer, { maxLength: layerBounds.maxLayers })),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constant('data.points'), fc.array(point, { maxLength: 60 })) },
  { weight: 1, arbitrary: dataSetting },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constant('tweaks'), fc.array(arbitraryTweak, { maxLength: 30 })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constant('hide'), fc.array(fc.stringMatching(/^[a-z][a-z0-9-]{0,31}$/), { maxLength: 8 })),
  },
);

/** The JSON object that has these values at these paths. */
export function nest(settings: readonly (readonly [path: string, value: unknown])[]): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (const [path, value] of settings) {
    const [group, name] = path.split('.');
    if (name === undefined) json[group] = value;
    else json[group] = { ...(json[group] as object | undefined), [name]: value };
  }
  return json;
}

/** Any valid experiment: from one setting to all of them away from their defaults. */
export const arbitraryExperiment: fc.Arbitrary<Experiment> = fc
  .array(setting, { maxLength: 40 })
  .map((settings) => parseExperiment(nest(settings)).experiment);
