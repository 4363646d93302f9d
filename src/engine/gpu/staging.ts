// Read-back through kept staging buffers: a new one each time costs 1.3 to 6 times as much (performance.md, 2).

export class StagingPool {
  readonly #free: GPUBuffer[] = [];
  bytes = 0;
  constructor(readonly device: GPUDevice) {}

  /** A buffer of at least `bytes`, to copy into and then map. */
  take(bytes: number): GPUBuffer {
    const fit = this.#free.findIndex((buffer) => buffer.size >= bytes);
    if (fit >= 0) return this.#free.splice(fit, 1)[0];
    // None is large enough: the smallest free one is given up, so that the pool holds a few buffers of the sizes in use.
    if (this.#free.length > 3) this.#drop(this.#free.shift()!);
    const size = 2 ** Math.ceil(Math.log2(Math.max(4096, bytes)));
    this.bytes += size;
    return this.device.createBuffer({
      label: 'StagingPool',
      size,
      usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
    });
  }

  /** Back to the pool, kept by size. */
  give(buffer: GPUBuffer): void {
    this.#free.push(buffer);
    this.#free.sort((a, b) => a.size - b.size);
  }

  #drop(buffer: GPUBuffer): void {
    this.bytes -= buffer.size;
    buffer.destroy();
  }

  destroy(): void {
    for (const buffer of this.#free.splice(0)) this.#drop(buffer);
  }
}
