// Inputs for kernels.
import { normal } from '../../src/experiment/index.ts';

let draws = 0;

/** The draws start over: a kernel's inputs must not depend on which tests ran before. */
export const restart = (): void => {
  draws = 0;
};

/** Standard normal numbers times `scale`, others at each call. */
export function random(n: number, scale = 1): Float32Array {
  draws++;
  return Float32Array.from({ length: n }, (_, i) => scale * normal(1, 100, draws, i));
}

export const positive = (n: number): Float32Array => random(n).map(Math.abs);

/** Where kernels go wrong: saturation, zeros of both signs, very small numbers. */
const extremes = [100, -100, 0, -0, 1e-37, -1e-37, 1e-20, 3, -20, 88];

/** Every third number is an extreme one. */
export const mixed = (n: number): Float32Array =>
  random(n).map((x, i) => (i % 3 === 0 ? extremes[(i / 3) % extremes.length] : x));

/** With numbers below the smallest normal one, which a GPU may take for 0: for kernels that ask no number's sign. */
export const subnormal = (n: number): Float32Array =>
  mixed(n).map((x) => (Math.abs(x) === Math.fround(1e-37) ? x / 1000 : x));

/** Whole numbers from 0, below `below`. */
export const whole = (n: number, below: number): Float32Array =>
  Float32Array.from({ length: n }, (_, i) => (i * 7 + 3) % below);

/** What a kernel must overwrite, not add to. */
export const junk = (n: number): Float32Array => new Float32Array(n).fill(7);

/** The flag of a run in which nothing has gone wrong. */
export const clear = (): Uint32Array => new Uint32Array(4).fill(0xffffffff);
