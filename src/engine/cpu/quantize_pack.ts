import { quantizeValue } from '../compress/quantize.ts';
import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { rowsOf } from './shared/rows.ts';

/**
 * Twin of shaders/quantize_pack.wgsl: values (B, C, S) → packed (B, S, ⌈C/4⌉) =, whole numbers of the levels
 * ranges[PLACE], four signed bytes a word.
 */
export function quantize_pack(buffers: [Floats, Floats, Uint32Array], constants: Constants, step: Step): void {
  const [values, ranges, packed] = buffers;
  const { C, S, PLACE } = constants;
  const [scale, zero, qmin, qmax] = ranges.subarray(4 * PLACE, 4 * PLACE + 4);
  const quads = Math.ceil(C / 4);
  packed.fill(0, 0, rowsOf(constants, step) * S * quads);
  for (let row = 0; row < rowsOf(constants, step); row++) {
    for (let c = 0; c < C; c++) {
      for (let s = 0; s < S; s++) {
        const q = quantizeValue(values[(row * C + c) * S + s], scale, zero, qmin, qmax);
        packed[(row * S + s) * quads + (c >> 2)] |= (q & 0xff) << (8 * (c & 3));
      }
    }
  }
}
