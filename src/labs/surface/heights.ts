// A surface's height on a grid, for drawing it.
import type { Backend } from '../../engine/backend.ts';
import { emptyStep, StepTable } from '../../engine/step.ts';
import { callOf, prepareKernels, wholeQuads } from '../kernels.ts';
import type { Surface } from './surface.ts';
import type { View } from './surfaces/index.ts';

/** f at the centres of width × height cells of a view, row 0 at the top; the largest number where it is not defined. */
export async function heights(
  backend: Backend,
  surface: Surface,
  [xMin, xMax, yMin, yMax]: View,
  width: number,
  height: number,
): Promise<Float32Array> {
  const exec = await prepareKernels(backend, [{ name: 'values', words: wholeQuads(width * height), type: 'f32' }], {
    map: [callOf('surface_map', { constants: {}, parts: { surface: surface.formula.part }, buffers: ['values'] })],
  });
  try {
    const table = new StepTable(1);
    const row = emptyStep();
    row.size = width * height;
    row.live.set(surface.formula.slots(surface.values), 4);
    row.live.set([xMin, yMax, (xMax - xMin) / width, (yMin - yMax) / height], 28);
    row.live.set([width, height], 36);
    table.set(0, row);
    const [values] = await exec.submit(table, [
      { do: 'run', pass: 'map', first: 0, count: 1 },
      { do: 'read', buffer: 'values', offset: 0, words: width * height },
    ]);
    return values;
  } finally {
    exec.destroy();
  }
}
