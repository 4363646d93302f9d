import type { Constants, Floats } from '../kernel.ts';
import type { Step } from '../step.ts';
import { forEachWindow } from './shared/windows.ts';

/**
 * Twin of shaders/max_pool_forward.wgsl. x (B, C, H, W), a (B, C, OH, OW) = the largest of each window, which
 * (B, C, OH, OW) = its place in the window (the first of equals)
 */
export function max_pool_forward(buffers: [Floats, Floats, Floats], constants: Constants, step: Step): void {
  const [x, a, which] = buffers;
  const { W, ROWS, COLUMNS } = constants;
  forEachWindow(constants, step.size, (window, corner) => {
    let largest = x[corner];
    let found = 0;
    for (let v = 0; v < ROWS; v++) {
      for (let u = 0; u < COLUMNS; u++) {
        const value = x[corner + v * W + u];
        if (value > largest) {
          largest = value;
          found = v * COLUMNS + u;
        }
      }
    }
    a[window] = largest;
    which[window] = found;
  });
}
