import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { forEachWindow } from './shared/windows.ts';

/** Twin of shaders/avg_pool_forward.wgsl. x (B, C, H, W), a (B, C, OH, OW) = the mean of each window */
export function avg_pool_forward(buffers: [Floats, Floats], constants: Constants, step: Step): void {
  const [x, a] = buffers;
  const { W, ROWS, COLUMNS } = constants;
  forEachWindow(constants, step.size, (window, corner) => {
    let sum = 0;
    for (let v = 0; v < ROWS; v++) for (let u = 0; u < COLUMNS; u++) sum += x[corner + v * W + u];
    a[window] = sum / (ROWS * COLUMNS);
  });
}
