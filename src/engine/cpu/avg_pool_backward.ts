import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activationDerivative } from './shared/activation.ts';
import { forEachWindow } from './shared/windows.ts';

/**
 * Twin of shaders/avg_pool_backward.wgsl: every number of a window gets its share of the window's gradient.
 * dz (B, C, OH, OW), saved (B, C, H, W), dx (B, C, H, W) = times act′ of the layer below
 */
export function avg_pool_backward(buffers: [Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [dz, saved, dx] = buffers;
  const { C, H, W, ROWS, COLUMNS, INPUT_ACTIVATION } = constants;
  const size = step.size * C * H * W;
  dx.fill(0, 0, size);
  forEachWindow(constants, step.size, (window, corner) => {
    const share = dz[window] / (ROWS * COLUMNS);
    for (let v = 0; v < ROWS; v++) for (let u = 0; u < COLUMNS; u++) dx[corner + v * W + u] += share;
  });
  for (let n = 0; n < size; n++) dx[n] *= activationDerivative(INPUT_ACTIVATION, saved[n]);
}
