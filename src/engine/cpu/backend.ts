// The backend where there is no GPU: runs the twins, in plain TypeScript, on plain arrays.
import { assertFits, type Backend, type Command, type Executable } from '../backend.ts';
import type { Constants, Twin, Words } from '../kernel.ts';
import type { Plan } from '../plan.ts';
import type { Call } from '../kernel.ts';
import { emptyStep, type StepTable } from '../step.ts';
import { twins } from './index.ts';

interface BoundCall {
  twin: Twin;
  buffers: Words[];
  constants: Constants;
  parts: Call['parts'];
  when: Call['when'];
}

class CpuExecutable implements Executable {
  readonly #buffers = new Map<string, Float32Array | Uint32Array>();
  readonly #passes = new Map<string, BoundCall[]>();
  // Spread: V8 keeps an object that was built key by key as a hash table, ten times slower to read from.
  readonly #step = { ...emptyStep() };
  readonly trainer = 'plan';
  readonly bytes: number;

  constructor(readonly plan: Plan) {
    for (const { name, words, type, data } of plan.buffers) {
      const array = type === 'u32' ? new Uint32Array(words) : new Float32Array(words);
      if (data) array.set(data);
      this.#buffers.set(name, array);
    }
    this.bytes = plan.buffers.reduce((sum, b) => sum + b.words * 4, 0);
    for (const [name, calls] of Object.entries(plan.passes)) {
      this.#passes.set(
        name,
        calls.map((call) => {
          const twin = twins[call.kernel];
          if (!twin) throw new Error(`no twin of ${call.kernel}`);
          return {
            twin,
            buffers: call.buffers.map((b) => this.#buffer(b)),
            constants: call.constants,
            parts: call.parts,
            when: call.when,
          };
        }),
      );
    }
  }

  #buffer(name: string): Float32Array | Uint32Array {
    const buffer = this.#buffers.get(name);
    if (!buffer) throw new Error(`plan has no buffer ${name}`);
    return buffer;
  }

  write(name: string, data: Float32Array | Uint32Array, offset = 0): void {
    this.#buffer(name).set(data, offset);
  }

  submit(table: StepTable, commands: readonly Command[]): Promise<Float32Array[]> {
    const reads: Float32Array[] = [];
    for (const command of commands) {
      if (command.do === 'run') {
        const calls = this.#passes.get(command.pass);
        if (!calls) throw new Error(`plan has no pass ${command.pass}`);
        for (let row = command.first; row < command.first + command.count; row++) {
          const step = table.get(row, this.#step);
          for (const { twin, buffers, constants, parts, when } of calls)
            if (!when || when(step)) twin(buffers, constants, step, parts);
        }
      } else if (command.do === 'copy') {
        const { from, fromOffset, to, toOffset, words } = command;
        this.#buffer(to).set(this.#buffer(from).subarray(fromOffset, fromOffset + words), toOffset);
      } else {
        // As WebGPU: the bytes of the buffer, whatever its type; the reader knows which words are u32.
        const { buffer, byteOffset } = this.#buffer(command.buffer);
        reads.push(new Float32Array(buffer as ArrayBuffer, byteOffset + command.offset * 4, command.words).slice());
      }
    }
    return Promise.resolve(reads);
  }

  adopt(from: Executable, buffers: readonly string[]): void {
    if (!(from instanceof CpuExecutable)) throw new Error('adopt: not of this backend');
    for (const name of buffers) {
      const target = this.#buffer(name);
      const source = from.#buffer(name);
      target.set(source.subarray(0, Math.min(source.length, target.length)));
    }
  }

  destroy(): void {
    this.#buffers.clear();
    this.#passes.clear();
  }
}

export class CpuBackend implements Backend {
  readonly kind = 'cpu';
  readonly software = true;
  readonly adapter = 'JavaScript';
  readonly maxBufferBytes = 2 ** 30;
  readonly lost = new Promise<string>(() => {});

  // oxlint-disable-next-line require-await -- the interface is asynchronous for the GPU's sake
  async prepare(plan: Plan): Promise<Executable> {
    assertFits(plan.buffers, this.maxBufferBytes);
    return new CpuExecutable(plan);
  }

  destroy(): void {}
}
