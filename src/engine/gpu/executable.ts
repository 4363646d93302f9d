// A plan on a device: its buffers, pipelines and bind groups, made once. A submit encodes dispatches and nothing else.
import { BackendLost, type Command, type Executable } from '../backend.ts';
import { FusedPipeline, FusedTrainer, fusedKernel, planBuffer } from '../fused/trainer.ts';
import type { Call } from '../kernel.ts';
import { type Plan, tableRows } from '../plan.ts';
import { emptyStep, stepStride, type StepTable } from '../step.ts';
import type { Compiler } from './compile.ts';
import { StagingPool } from './staging.ts';

interface CompiledCall {
  call: Call;
  pipeline: GPUComputePipeline;
  bindings: GPUBindGroup;
  threads: Call['threads'];
  /** Elements a workgroup does; 0: as many workgroups as `call.groups` says. */
  perGroup: number;
}

type Run = Extract<Command, { do: 'run' }>;

const trainPasses = (plan: Plan): string[] => Object.keys(plan.passes).filter((name) => name.startsWith('train'));
/** Passes that are a whole step, for which the fused trainer stands in. */
const isWhole = (pass: string): boolean => pass === 'train' || pass === 'train.update';
/** Filled by a train pass of the plan, not by the fused trainer. */
const isTraining = (buffer: string): boolean => buffer.startsWith('training.');

/** Workgroups along x and y for `groups` in all. */
const mostGroups = 65535;

export interface Workgroups {
  /** Threads of an ordinary workgroup, and of one that reduces through workgroup memory. */
  ordinary: number;
  single: number;
  /** Elements that a thread of a kernel that loops does: starting threads is what a software adapter is slow at. */
  each: number;
  /** Whether `Call.quad` stands in for its call, where there are subgroups. */
  quads?: boolean;
  /** Threads of the fused trainer that shares a workgroup's work; 0: the one that leaves it to four; absent: none. */
  fused?: number;
}

export class GpuExecutable implements Executable {
  readonly #buffers = new Map<string, GPUBuffer>();
  readonly #passes = new Map<string, CompiledCall[]>();
  readonly #table: GPUBuffer;
  readonly #tableGroup: GPUBindGroup;
  readonly #staging: StagingPool;
  readonly #step = emptyStep();
  /** The train pass in one dispatch, where the plan fits. */
  #fused: FusedTrainer | undefined;
  /** The step the fused trainer did last, while the plan's training buffers are still of an earlier one. */
  #stale: Uint8Array<ArrayBuffer> | undefined;
  /** The passes the fused trainer stands in for, while they are compiled. */
  #compiling: Promise<void> | undefined;
  #destroyed = false;

  private constructor(
    readonly device: GPUDevice,
    readonly plan: Plan,
    readonly compiler: Compiler,
    readonly workgroups: Workgroups,
  ) {
    for (const { name, words, data } of plan.buffers) {
      const buffer = device.createBuffer({
        label: `Plan.${name}`,
        size: words * 4,
        usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
      });
      if (data) device.queue.writeBuffer(buffer, 0, data as Float32Array<ArrayBuffer>);
      this.#buffers.set(name, buffer);
    }
    this.#table = device.createBuffer({
      label: 'Plan.table',
      size: tableRows * stepStride,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST,
    });
    this.#tableGroup = device.createBindGroup({
      label: 'Plan.table',
      layout: compiler.stepLayout,
      entries: [{ binding: 0, resource: { buffer: this.#table, size: stepStride } }],
    });
    this.#staging = new StagingPool(device);
  }

  /** Allocates and compiles. What the fused trainer stands in for is left until somebody looks at a single stage. */
  static async create(
    device: GPUDevice,
    plan: Plan,
    compiler: Compiler,
    workgroups: Workgroups,
  ): Promise<GpuExecutable> {
    const kernel = fusedKernel(plan, device, workgroups.fused);
    // Where a driver refuses it, the plan's kernels run; the device reports why.
    const compiling = kernel && FusedPipeline.get(device, kernel).catch(() => undefined);
    const made = new GpuExecutable(device, plan, compiler, workgroups);
    try {
      const later = kernel && plan.maxBatch <= kernel.mostRows ? trainPasses(plan) : [];
      await made.#compile(Object.keys(plan.passes).filter((name) => !later.includes(name)));
      const fused = await compiling;
      if (fused) made.#fuse(fused);
      else await made.#compile(later);
    } catch (error) {
      made.destroy();
      throw error;
    }
    return made;
  }

  /** Pipelines (in parallel) and bind groups of some passes. */
  async #compile(names: readonly string[]): Promise<void> {
    const { plan, workgroups } = this;
    const calls = [...new Set(names.flatMap((name) => plan.passes[name]))];
    const quads = workgroups.quads && this.device.features.has('subgroups');
    const compiled = await Promise.all(
      calls.map(async (call): Promise<[Call, CompiledCall]> => {
        const reduces = call.single || call.groups;
        const WG = reduces ? workgroups.single : workgroups.ordinary;
        const { kernel, threads } = (quads && call.quad) || call;
        const { pipeline, layout } = await this.compiler.pipeline(kernel, { ...call.constants, WG }, call.parts);
        const bindings = this.device.createBindGroup({
          label: kernel,
          layout,
          entries: call.buffers.map((name, binding) => ({ binding, resource: { buffer: this.#buffer(name) } })),
        });
        const perGroup = reduces ? 0 : workgroups.ordinary * (call.loops ? workgroups.each : 1);
        return [call, { call, pipeline, bindings, threads, perGroup }];
      }),
    );
    const byCall = new Map(compiled);
    for (const name of names)
      this.#passes.set(
        name,
        plan.passes[name].map((call) => byCall.get(call)!),
      );
    this.#compiling = undefined;
  }

  #fuse(fused: FusedPipeline): void {
    const buffer = (name: string) => (name === 'steps' ? this.#table : this.#buffer(planBuffer(name)));
    this.#fused = new FusedTrainer(this.device, fused, buffer);
  }

  get trainer(): 'fused' | 'plan' {
    return this.#fused ? 'fused' : 'plan';
  }

  get bytes(): number {
    const own = this.#table.size + this.#staging.bytes + (this.#fused?.bytes ?? 0);
    return this.plan.buffers.reduce((sum, b) => sum + b.words * 4, own);
  }

  #buffer(name: string): GPUBuffer {
    const buffer = this.#buffers.get(name);
    if (!buffer) throw new Error(`plan has no buffer ${name}`);
    return buffer;
  }

  write(name: string, data: Float32Array | Uint32Array, offset = 0): void {
    this.device.queue.writeBuffer(this.#buffer(name), offset * 4, data as Float32Array<ArrayBuffer>);
  }

  async submit(table: StepTable, commands: readonly Command[]): Promise<Float32Array[]> {
    const { device } = this;
    if (this.#lacksPass(commands)) this.#compiling ??= this.#compile(trainPasses(this.plan));
    if (this.#compiling) await this.#compiling; // a submit after this one waits behind it
    const encoder = device.createCommandEncoder({ label: 'Executable.submit' });
    let pass: GPUComputePassEncoder | undefined;
    const reads = commands.filter((command) => command.do === 'read');
    const staging = reads.length ? this.#staging.take(reads.reduce((sum, read) => sum + read.words * 4, 0)) : undefined;
    let stagingEnd = 0;
    let rows = 0;
    for (const command of commands) {
      if (command.do === 'run') {
        pass ??= encoder.beginComputePass();
        rows = Math.max(rows, command.first + command.count);
        this.#run(pass, command, table);
        continue;
      }
      if (command.do === 'read' && this.#stale && isTraining(command.buffer)) {
        this.#refresh((pass ??= encoder.beginComputePass()), table);
      }
      pass?.end();
      pass = undefined;
      if (command.do === 'copy') {
        encoder.copyBufferToBuffer(
          this.#buffer(command.from),
          command.fromOffset * 4,
          this.#buffer(command.to),
          command.toOffset * 4,
          command.words * 4,
        );
      } else {
        encoder.copyBufferToBuffer(
          this.#buffer(command.buffer),
          command.offset * 4,
          staging!,
          stagingEnd,
          command.words * 4,
        );
        stagingEnd += command.words * 4;
      }
    }
    pass?.end();
    if (rows) device.queue.writeBuffer(this.#table, 0, table.bytes, 0, rows * stepStride);
    device.queue.submit([encoder.finish()]);
    if (!staging) {
      await device.queue.onSubmittedWorkDone();
      return [];
    }
    try {
      await staging.mapAsync(GPUMapMode.READ, 0, stagingEnd);
    } catch {
      throw new BackendLost(this.#destroyed ? 'destroyed' : 'read-back failed');
    }
    const all = new Float32Array(staging.getMappedRange(0, stagingEnd).slice(0));
    staging.unmap();
    if (this.#destroyed) staging.destroy();
    else this.#staging.give(staging);
    let start = 0;
    return reads.map(({ words }) => all.subarray(start, (start += words)));
  }

  /** Whether a stage of a step is asked for that has not been compiled: slow motion, or the look at a failure. */
  #lacksPass(commands: readonly Command[]): boolean {
    const asksStage = (c: Command): boolean =>
      c.do === 'run'
        ? c.pass.startsWith('train') && !(this.#fused && isWhole(c.pass))
        : c.do === 'read' && this.#stale !== undefined && isTraining(c.buffer);
    return !this.#passes.has('train.forward') && commands.some(asksStage);
  }

  #run(pass: GPUComputePassEncoder, { pass: name, first, count }: Run, table: StepTable): void {
    // Slow motion shows a step's stages with the plan's kernels, none of which changes θ before the update: as the
    // update, the whole step is done by what does it otherwise, so that it is the same run to the bit.
    const whole = isWhole(name);
    const end = first + count;
    for (let row = first; row < end; row++) {
      const start = row;
      if (whole) while (row < end && table.size(row) <= (this.#fused?.mostRows ?? 0)) row++;
      if (row > start) {
        this.#fused!.encode(pass, { first: start, count: row - start });
        if (name === 'train') this.#stale = new Uint8Array(table.bytes.slice((row - 1) * stepStride, row * stepStride));
      }
      if (row < end) this.#encode(pass, name, table, row);
    }
  }

  /** Brings the plan's training buffers up to the fused trainer's last step: which layer went wrong is read there. */
  #refresh(pass: GPUComputePassEncoder, table: StepTable): void {
    const row = tableRows - 1; // slow motion's, which is not under way
    this.device.queue.writeBuffer(this.#table, row * stepStride, this.#stale!);
    new Uint8Array(table.bytes).set(this.#stale!, row * stepStride);
    this.#encode(pass, 'train.batch', table, row);
    this.#encode(pass, 'train.forward', table, row);
  }

  #encode(pass: GPUComputePassEncoder, name: string, table: StepTable, row: number): void {
    if (name.startsWith('train')) this.#stale = undefined;
    const calls = this.#passes.get(name);
    if (!calls) throw new Error(`plan has no pass ${name}`);
    const step = table.get(row, this.#step);
    pass.setBindGroup(0, this.#tableGroup, [row * stepStride]);
    for (const { call, pipeline, bindings, threads, perGroup } of calls) {
      if (call.when && !call.when(step)) continue;
      const groups = perGroup ? Math.ceil(threads(step.size) / perGroup) : (call.groups?.(step.size) ?? 1);
      const x = Math.min(groups, mostGroups);
      pass.setPipeline(pipeline);
      pass.setBindGroup(1, bindings);
      pass.dispatchWorkgroups(x, Math.ceil(groups / x));
    }
  }

  adopt(from: Executable, buffers: readonly string[]): void {
    if (!(from instanceof GpuExecutable)) throw new Error('adopt: not of this backend');
    const encoder = this.device.createCommandEncoder({ label: 'Executable.adopt' });
    for (const name of buffers) {
      const source = from.#buffer(name);
      const target = this.#buffer(name);
      encoder.copyBufferToBuffer(source, 0, target, 0, Math.min(source.size, target.size));
    }
    this.device.queue.submit([encoder.finish()]);
  }

  destroy(): void {
    this.#destroyed = true;
    for (const buffer of this.#buffers.values()) buffer.destroy();
    this.#table.destroy();
    this.#fused?.destroy();
    this.#staging.destroy();
  }
}
