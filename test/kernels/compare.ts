// Runs one kernel on two backends, with the same inputs, and says where what it wrote differs.
import type { Backend } from '../../src/engine/backend.ts';
import { shaderBindings, shaderSource } from '../../src/engine/gpu/shaders.ts';
import type { BufferSpec, Constants, Parts } from '../../src/engine/kernel.ts';
import type { Plan } from '../../src/engine/plan.ts';
import { emptyStep, type Step, StepTable } from '../../src/engine/step.ts';

export interface KernelCase {
  title: string;
  constants: Constants;
  step: Partial<Step>;
  /** Contents at the start, one for each binding, in order. Whole vec4s are made of them. */
  buffers: (Float32Array | Uint32Array)[];
  threads: number;
  single?: boolean;
  /** What stands in for its imports. */
  parts?: Parts;
  /** Workgroups, for a kernel that reduces in each of them. */
  groups?: number;
  /** Bindings to compare; all that are read_write if not said. */
  outputs?: string[];
  /**
   * A number may be off by rel·|expected| + abs·(largest |expected| of its buffer): sums of many terms are off by the
   * size of the terms. 1e-5 and 1e-6 if not said. Whole numbers (u32) must be equal.
   */
  rel?: number;
  abs?: number;
}

/** The cases of a kernel for one odd size. */
export type Cases = (size: number) => KernelCase[];

const planOf = (kernel: string, { buffers, constants, threads, single, groups, parts }: KernelCase): Plan => {
  const specs = shaderBindings(shaderSource(kernel)).map(({ name }, i): BufferSpec => {
    const data = buffers[i];
    const words = Math.max(4, Math.ceil(data.length / 4) * 4);
    return { name, words, type: data instanceof Uint32Array ? 'u32' : 'f32', data };
  });
  const names = specs.map(({ name }) => name);
  const call = {
    kernel,
    stage: 'forward' as const,
    constants,
    buffers: names,
    threads: () => threads,
    loops: shaderSource(kernel).includes('thread_count(workgroups)) {'),
    single,
    parts,
    groups: groups === undefined ? undefined : () => groups,
  };
  return { buffers: specs, passes: { main: [call] } } as unknown as Plan;
};

/** What the kernel left in each of its buffers, by binding name. */
async function runKernel(backend: Backend, kernel: string, given: KernelCase): Promise<Map<string, Float32Array>> {
  const plan = planOf(kernel, given);
  const executable = await backend.prepare(plan);
  // A row that is not the first: a kernel that took row 0 for its own would show.
  const table = new StepTable(4);
  table.set(3, { ...emptyStep(), ...given.step });
  const reads = plan.buffers.map(({ name, words }) => ({ do: 'read' as const, buffer: name, offset: 0, words }));
  const answers = await executable.submit(table, [{ do: 'run', pass: 'main', first: 3, count: 1 }, ...reads]);
  executable.destroy();
  return new Map(plan.buffers.map(({ name }, i) => [name, answers[i]]));
}

/** The first ten places where the backends differ, as text; nothing if they agree. */
export async function compareKernel(
  kernel: string,
  given: KernelCase,
  oracle: Backend,
  other: Backend,
): Promise<string[]> {
  const bindings = shaderBindings(shaderSource(kernel));
  if (bindings.length !== given.buffers.length) {
    return [`${kernel} has ${bindings.length} bindings, the case ${given.buffers.length} buffers`];
  }
  const [expected, got] = [await runKernel(oracle, kernel, given), await runKernel(other, kernel, given)];
  const wrong: string[] = [];
  bindings.forEach(({ name, access }, i) => {
    const compared = given.outputs ? given.outputs.includes(name) : access === 'read_write';
    if (compared) wrong.push(...differences(name, given, i, expected.get(name)!, got.get(name)!));
  });
  const more = wrong.length > 10 ? [`… and ${wrong.length - 10} more`] : [];
  return [...wrong.slice(0, 10), ...more].map((line) => `${kernel}, ${given.title}: ${line}`);
}

function differences(
  name: string,
  given: KernelCase,
  index: number,
  expected: Float32Array,
  got: Float32Array,
): string[] {
  const { rel = 1e-5, abs = 1e-6 } = given;
  const exact = given.buffers[index] instanceof Uint32Array;
  const [a, b] = exact
    ? [
        new Uint32Array(expected.buffer, expected.byteOffset, expected.length),
        new Uint32Array(got.buffer, got.byteOffset, got.length),
      ]
    : [expected, got];
  let largest = 0;
  for (const value of a) if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  const lines: string[] = [];
  for (let i = 0; i < a.length; i++) {
    const allowed = exact ? 0 : rel * Math.abs(a[i]) + abs * largest + 1e-30; // below, a GPU may take it for 0, and σ is held at 2e-35
    if (a[i] !== b[i] && !(Math.abs(a[i] - b[i]) <= allowed)) {
      lines.push(`${name}[${i}] is ${b[i]}, its twin says ${a[i]} (± ${allowed.toExponential(1)})`);
    }
  }
  return lines;
}
