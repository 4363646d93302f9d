import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { activationDerivative } from './shared/activation.ts';
import { forEachWindow } from './shared/windows.ts';

/**
 * Twin of shaders/max_pool_backward.wgsl: a window's gradient goes to the number that was its largest.
 * dz, which (B, C, OH, OW), saved (B, C, H, W), dx (B, C, H, W) = times act′ of the layer below
 */
export function max_pool_backward(buffers: [Floats, Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [dz, which, saved, dx] = buffers;
  const { C, H, W, COLUMNS, INPUT_ACTIVATION } = constants;
  const size = step.size * C * H * W;
  dx.fill(0, 0, size);
  forEachWindow(constants, step.size, (window, corner) => {
    const found = which[window];
    dx[corner + Math.floor(found / COLUMNS) * W + (found % COLUMNS)] += dz[window];
  });
  for (let n = 0; n < size; n++) if (dx[n] !== 0) dx[n] *= activationDerivative(INPUT_ACTIVATION, saved[n]);
}
