// Round Gaussian clouds: what gauss, blobs3 and blobs5 are made of.
import type { PlaneSetName } from '../../experiment/index.ts';
import { extent, planeDomain, polar } from '../geometry.ts';
import type { LearningPromise, PlaneSet } from '../types.ts';

/** Standard deviation of a cloud without noise, as a share of the distance between neighbouring centres. */
const tight = 0.15;

interface Arrangement {
  /** One class each, their centres evenly on a circle. */
  count: number;
  /** Radius of that circle as a share of the extent: small enough that the noisiest clouds stay in the plane. */
  radius: number;
  /** Where on it the first centre is, in radians from the x axis. */
  angle: number;
  promise: LearningPromise;
}

/** Noise widens the clouds: their deviation is (0.15 + noise / 2) × the distance between neighbouring centres. */
export function makeBlobs(name: PlaneSetName, { count, radius: share, angle, promise }: Arrangement): PlaneSet {
  const radius = share * extent;
  const gap = 2 * radius * Math.sin(Math.PI / count);
  return {
    name,
    task: 'classification',
    classes: count,
    dimensions: 2,
    domain: planeDomain,
    point(index, { noise }, draws) {
      const label = index % count;
      const centre = polar(radius, angle + (2 * Math.PI * label) / count, label);
      const deviation = (tight + 0.5 * noise) * gap;
      return {
        x: centre.x + deviation * draws.normal(index, 0),
        y: centre.y + deviation * draws.normal(index, 1),
        label,
      };
    },
    // A line between each two clouds is enough: no hidden layer.
    suggested: { data: { set: name }, model: { layers: [] } },
    promise,
  };
}
