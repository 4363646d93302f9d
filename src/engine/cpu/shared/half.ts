/** Where f32 looks at the bits of a number. */
const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** From this size on, the nearest half is none. */
export const overflow = 65520;

const even = (x: number): number => {
  const below = Math.floor(x);
  const rest = x - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 !== 0) ? below + 1 : below;
};

/** The nearest number that 16 bits hold, ties to even, at most 65504 in size: shaders/shared/half.wgsl. */
export function toHalf(x: number): number {
  const size = Math.abs(x);
  if (!(size < overflow)) return Math.sign(x) * 65504 || 0;
  if (size < 2 ** -14) return even(x * 2 ** 24) * 2 ** -24;
  float[0] = x;
  bits[0] = (bits[0] + 0xfff + ((bits[0] >>> 13) & 1)) & 0xffffe000;
  return float[0];
}
