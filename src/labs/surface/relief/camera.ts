// Where the surface in three dimensions is looked at from: turned around its middle, at a distance.

export interface Camera {
  /** Radians around the upright axis, and above the ground. */
  turn: number;
  tilt: number;
  distance: number;
}

export const firstCamera: Camera = { turn: -0.6, tilt: 0.75, distance: 3.6 };

/** To a thousandth: as much as is seen, and short in a link. */
const held = (value: number, min: number, max: number): number =>
  Number(Math.min(max, Math.max(min, value)).toFixed(3)) + 0;

/** What a camera may be; once around is where it was. */
export const bounded = ({ turn, tilt, distance }: Camera): Camera => ({
  turn: held(turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI)), -4, 4),
  tilt: held(tilt, 0.08, 1.5),
  distance: held(distance, 1.8, 8),
});

/** Height of level 1, in units of half the ground's width. */
export const rise = 0.85;
const middle = 0.3 * rise;
const opening = 0.72;

/** World (x right, y away, z up) to clip space with depths 0 … 1, column by column. */
export function matrixOf({ turn, tilt, distance }: Camera, aspect: number): Float32Array {
  const [ct, st] = [Math.cos(turn), Math.sin(turn)];
  const [ci, si] = [Math.cos(tilt), Math.sin(tilt)];
  // Right, up and away of the view.
  const right = [ct, st, 0];
  const up = [-st * si, ct * si, ci];
  const away = [-st * ci, ct * ci, -si];
  const focal = 1 / Math.tan(opening / 2);
  const [near, far] = [0.2, 20];
  const depth = far / (far - near);
  const scaleX = focal / Math.max(aspect, 1e-3);
  const wide = Math.min(1, aspect); // a narrow window steps back
  const m = new Float32Array(16);
  for (let i = 0; i < 3; i++) {
    m[4 * i] = right[i] * scaleX * wide;
    m[4 * i + 1] = up[i] * focal * wide;
    m[4 * i + 2] = away[i] * depth;
    m[4 * i + 3] = away[i];
  }
  m[12] = -right[2] * middle * scaleX * wide;
  m[13] = -up[2] * middle * focal * wide;
  m[14] = (-away[2] * middle + distance) * depth - near * depth;
  m[15] = -away[2] * middle + distance;
  return m;
}

/** A place in the world as pixels of a canvas, and its depth. */
export function project(
  m: Float32Array,
  [x, y, z]: readonly [number, number, number],
  width: number,
  height: number,
): [number, number, number] {
  const at = (row: number): number => m[row] * x + m[4 + row] * y + m[8 + row] * z + m[12 + row];
  const w = Math.max(at(3), 1e-3);
  return [((at(0) / w + 1) / 2) * width, ((1 - at(1) / w) / 2) * height, at(3)];
}
