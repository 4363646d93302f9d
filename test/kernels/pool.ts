// Cases for pooling: windows side by side, overlapping, with gaps, and one over everything.
import type { Cases, KernelCase } from './compare.ts';
import { junk, mixed, random, whole } from './fill.ts';

const windows: [rows: number, columns: number, stride: number][] = [
  [2, 2, 2],
  [3, 3, 1],
  [3, 3, 2],
  [2, 2, 3],
  [5, 7, 7],
];

function shapesOf(size: number) {
  const [C, H, W] = [3, 5, 7];
  return windows.map(([ROWS, COLUMNS, STRIDE]) => {
    const [OH, OW] = [Math.floor((H - ROWS) / STRIDE) + 1, Math.floor((W - COLUMNS) / STRIDE) + 1];
    return { B: size, inputs: size * C * H * W, outputs: size * C * OH * OW, C, H, W, OH, OW, ROWS, COLUMNS, STRIDE };
  });
}

const make =
  (
    rest: (shape: ReturnType<typeof shapesOf>[number]) => Pick<KernelCase, 'buffers' | 'threads'>,
    backward = false,
  ): Cases =>
  (size) =>
    shapesOf(size).map((shape) => {
      const { B, inputs: _, outputs: __, ...constants } = shape;
      const { buffers, threads } = rest(shape);
      return {
        title: `${B} of ${shape.ROWS} × ${shape.COLUMNS}, stride ${shape.STRIDE}`,
        constants: backward ? { ...constants, INPUT_ACTIVATION: 1 } : constants,
        step: { size: B },
        buffers,
        threads,
      };
    });

export const maxPoolForward = make(({ inputs, outputs }) => ({
  // Equals among them: the first counts.
  buffers: [mixed(inputs).map((x) => Math.round(2 * x)), junk(outputs), junk(outputs)],
  threads: outputs,
}));

export const maxPoolBackward = make(({ B, C, H, W, ROWS, COLUMNS, STRIDE, inputs, outputs }) => {
  const overlap = STRIDE < Math.max(ROWS, COLUMNS);
  return {
    buffers: [random(outputs), whole(outputs, ROWS * COLUMNS), random(inputs).map(Math.tanh), junk(inputs)],
    threads: overlap ? inputs : B * C * Math.ceil(H / STRIDE) * Math.ceil(W / STRIDE),
  };
}, true);

export const avgPoolForward = make(({ inputs, outputs }) => ({
  buffers: [random(inputs), junk(outputs)],
  threads: outputs,
}));

export const avgPoolBackward = make(
  ({ inputs, outputs }) => ({
    buffers: [random(outputs), random(inputs).map(Math.tanh), junk(inputs)],
    threads: inputs,
  }),
  true,
);
