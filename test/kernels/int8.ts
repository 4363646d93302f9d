// Cases for inference in whole numbers.
import { packBytes } from '../../src/engine/cpu/shared/bytes.ts';
import type { Cases } from './compare.ts';
import { junk, random } from './fill.ts';

/** Packed bytes from −128 to 127, rows of `width`. */
const bytes = (rows: number, width: number): Uint32Array =>
  packBytes(
    random(rows * width, 60).map((v) => Math.max(-128, Math.min(127, Math.round(v)))),
    width,
  );

const ranges = Float32Array.of(9, 9, 9, 9, 0.05, -7, -128, 127);
/** (s, z, Σ q) of so many rows; any sum will do. */
const levels = (rows: number): Float32Array =>
  Float32Array.from({ length: 4 * rows }, (_, i) => [0.01 + (i % 7) / 1000, (i % 5) - 2, 3 * i - 40, 0][i % 4]);

/** Values a quarter off a level: where a division's last bit decides, two are right. */
const offTheEdge = (n: number): Float32Array =>
  random(n, 3).map((v) => (Math.round(v / 0.05) + 0.25 * Math.sign(v)) * 0.05);

export const quantizePack: Cases = (size) =>
  [
    { C: size, S: 1, B: 3 },
    { C: 5, S: size, B: 2 },
  ].map(({ C, S, B }) => {
    const words = B * S * Math.ceil(C / 4);
    return {
      title: `${B} × ${C} × ${S}`,
      constants: { C, S, PLACE: 1 },
      step: { size: B },
      buffers: [offTheEdge(B * C * S), ranges, new Uint32Array(words)],
      threads: words,
    };
  });

export const denseInt8: Cases = (size) =>
  [
    { B: 3, IN: size, OUT: 5 },
    { B: size, IN: 6, OUT: 2 },
  ].map(({ B, IN, OUT }) => ({
    title: `${B} × ${IN} × ${OUT}`,
    constants: { IN, OUT, WEIGHT: 0, LEVELS: 1, BIAS: 2, ACTIVATION: 1, PLACE: 1 },
    step: { size: B },
    buffers: [bytes(B, IN), bytes(OUT, IN), levels(OUT + 1), ranges, random(2 + OUT), junk(B * OUT)],
    threads: B * OUT,
  }));

export const convInt8: Cases = (size) =>
  [
    { B: 1, I: size, O: 2, H: 4, W: 3, K: 3, STRIDE: 1, PAD: 1 },
    { B: 2, I: 3, O: 4, H: 7, W: 6, K: 3, STRIDE: 2, PAD: 0 },
  ].map(({ B, I, O, H, W, K, STRIDE, PAD }) => {
    const side = (n: number): number => Math.floor((n + 2 * PAD - K) / STRIDE) + 1;
    const [OH, OW] = [side(H), side(W)];
    return {
      title: `${B} × ${I}→${O} × ${H}×${W}, pad ${PAD}`,
      constants: { I, O, H, W, OH, OW, K, STRIDE, PAD, WEIGHT: 0, LEVELS: 1, BIAS: 2, ACTIVATION: 3, PLACE: 1 },
      step: { size: B },
      buffers: [bytes(B * H * W, I), bytes(O * K * K, I), levels(O + 1), ranges, random(2 + O), junk(B * O * OH * OW)],
      threads: B * O * OH * OW,
    };
  });
