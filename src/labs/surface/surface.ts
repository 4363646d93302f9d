// A surface as it is chosen, ready to race on.
import { compileFormula, type Derivatives, type Formula } from './formula/compile.ts';
import { type Point, regression, regressionParameters, regressionStart, regressionView } from './regression.ts';
import {
  type BuiltInName,
  type Place,
  type SurfaceName,
  type SurfaceSpec,
  surfaceSpecs,
  type View,
} from './surfaces/index.ts';

export interface SurfaceChoice {
  name: SurfaceName;
  /** Of a built-in surface, by name; defaults for what is not there. */
  parameters?: Readonly<Record<string, number>>;
  /** Text of `formula`. */
  formula?: string;
  /** Data of `regression`, and how many of them make a batch (0: all). */
  points?: readonly Point[];
  batch?: number;
}

export interface Surface {
  name: SurfaceName;
  formula: Formula;
  /** Values of the formula's parameters. */
  values: readonly number[];
  domain: View;
  start: Place;
  /** The lowest places as far as they are known. */
  known: readonly Place[];
  noise: number;
  /** Of `regression`: the surface is another one at every step, made of `batch` of the points. */
  sampled?: { points: readonly Point[]; batch: number };
  /** f, its gradient and its Hessian, in double precision; of the whole data where the surface is sampled. */
  at(x: number, y: number): Derivatives;
}

/** What a formula of the reader's own is shown in, until it is zoomed. */
const ownSpec = (formula: string): SurfaceSpec => ({
  formula,
  parameters: [],
  domain: [-5, 5, -5, 5],
  minima: () => [],
  start: [-3, 3],
});

export const specOf = ({ name, formula = '', points = [] }: SurfaceChoice): SurfaceSpec => {
  if (name === 'formula') return ownSpec(formula);
  if (name === 'regression') {
    const domain = regressionView(points);
    return { ...regression, domain, start: regressionStart(domain) };
  }
  return surfaceSpecs[name satisfies BuiltInName];
};

// The last few, since every move of a slider asks again.
const compiled = new Map<string, Formula>();

function formulaOf(spec: SurfaceSpec): Formula {
  const names = spec.parameters.map(({ name }) => name);
  const key = `${names.join()}|${spec.formula}`;
  let formula = compiled.get(key);
  if (!formula) {
    formula = compileFormula(spec.formula, names);
    compiled.set(key, formula);
    if (compiled.size > 32) compiled.delete(compiled.keys().next().value!);
  }
  return formula;
}

/** Throws FormulaError for a formula that is none. */
export function openSurface(choice: SurfaceChoice): Surface {
  const { name, parameters = {}, points = [], batch = 0 } = choice;
  const spec = specOf(choice);
  const formula = formulaOf(spec);
  const values =
    name === 'regression'
      ? regressionParameters(points)
      : spec.parameters.map((p) => Math.max(p.min, Math.min(p.max, parameters[p.name] ?? p.default)));
  return {
    name,
    formula,
    values,
    domain: spec.domain,
    start: spec.start,
    known: spec.minima(values),
    noise: spec.noise ?? 0,
    sampled: name === 'regression' && batch > 0 && batch < points.length ? { points, batch } : undefined,
    at: (x, y) => formula.at(x, y, values),
  };
}
