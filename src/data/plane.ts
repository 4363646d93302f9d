// Sets of the plane: points and their features.
import { type DataConfig, isPlaneSet } from '../experiment/index.ts';
import { assemble } from './assemble.ts';
import { makeDraws } from './draws.ts';
import { DataError } from './errors.ts';
import { makeProjection, usableFeatures } from './features.ts';
import { planeSets } from './sets/index.ts';
import type { Dataset, LabelledPoint, PlaneSet, Source, Split } from './types.ts';

/** The set of the plane these settings describe: the same for the same settings, bit for bit. Throws DataError. */
export function makeDataset(config: DataConfig): Dataset {
  return assemble(planeSource(config), { ...config, rows: 0 });
}

function planeSource(config: DataConfig): Source {
  const { seed, set: name } = config;
  if (!isPlaneSet(name)) throw new Error(`The set ${name} has to be loaded.`);
  const set: PlaneSet = planeSets[name];
  const names = usableFeatures(config.features, set.dimensions);
  const { n, classes } = set.inspect ? set.inspect(config) : { n: config.samples, classes: set.classes };
  if (!Number.isInteger(n) || (n < 2 && !set.inspect)) throw new DataError('bad-samples', { samples: n });

  const draws = makeDraws(seed);
  const points = Array.from({ length: n }, (_, i) => set.point(i, config, draws));
  const project = makeProjection(names);
  return {
    n,
    classes,
    ...(set.task === 'classification' ? { label: (i) => points[i].label } : {}),
    build: (train, test) => ({
      task: set.task,
      classes,
      featureNames: names,
      inputs: names.length,
      shape: [names.length],
      targets: 1,
      train: gather(points, train, names.length, project),
      test: gather(points, test, names.length, project),
      plane: { dimensions: set.dimensions, domain: set.domain, project },
      valueRange: set.valueRange,
    }),
  };
}

type Project = (x: number, y: number, out: Float32Array, offset: number) => void;

/** The rows of one part, in the order of `indices`. */
function gather(points: readonly LabelledPoint[], indices: Uint32Array, inputs: number, project: Project): Split {
  const n = indices.length;
  const split = { n, x: new Float32Array(n * inputs), y: new Float32Array(n), points: new Float32Array(n * 2) };
  for (const [row, i] of indices.entries()) {
    const { x, y, label } = points[i];
    project(x, y, split.x, row * inputs);
    split.y[row] = label;
    split.points[row * 2] = x;
    split.points[row * 2 + 1] = y;
  }
  return split;
}
