import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';

/**
 * Twin of shaders/conv_pad.wgsl: planes with zeros around and between their numbers, in rows split by column mod STRIDE.
 * src (B, C, H, W), padded (B, C, ROWS, STRIDE, 4 QUADS) =
 */
export function conv_pad(buffers: [Floats, Floats], constants: Constants, step: Step): void {
  const [src, padded] = buffers;
  const { C, H, W, STRIDE, DILATION, PAD, ROWS, QUADS } = constants;
  const line = 4 * QUADS;
  padded.fill(0, 0, step.size * C * ROWS * STRIDE * line);
  for (let plane = 0; plane < step.size * C; plane++) {
    for (let v = 0; v < H; v++) {
      const y = PAD + v * DILATION;
      if (y >= ROWS) break;
      for (let u = 0; u < W; u++) {
        const x = PAD + u * DILATION;
        const place = Math.floor(x / STRIDE);
        if (place >= line) break; // no output looks there
        padded[((plane * ROWS + y) * STRIDE + (x % STRIDE)) * line + place] = src[(plane * H + v) * W + u];
      }
    }
  }
}
