/** The signed byte number `lane` of a word, the lowest first. */
const byte = (word: number, lane: number): number => (word << (24 - 8 * lane)) >> 24;

/** Twin of dot4 in shaders/shared/dot4.wgsl: Σ aᵢ·bᵢ of four signed bytes. */
export const dot4 = (a: number, b: number): number =>
  byte(a, 0) * byte(b, 0) + byte(a, 1) * byte(b, 1) + byte(a, 2) * byte(b, 2) + byte(a, 3) * byte(b, 3);

/** Whole numbers of a byte each as words, four in each, 0 behind the last of a row of `width`. */
export function packBytes(values: ArrayLike<number>, width: number): Uint32Array {
  const quads = Math.ceil(width / 4);
  const rows = values.length / width;
  const out = new Uint32Array(rows * quads);
  for (let i = 0; i < values.length; i++) {
    const [row, at] = [Math.floor(i / width), i % width];
    out[row * quads + (at >> 2)] |= (values[i] & 0xff) << (8 * (at & 3));
  }
  return out;
}
