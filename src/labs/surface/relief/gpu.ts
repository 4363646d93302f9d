// Draws the surface with WebGPU (shaders/draw/relief.wgsl), on the device the racers run on.
import { drawingShader } from '../../../engine/gpu/shaders.ts';

export interface ReliefColors {
  low: readonly [number, number, number];
  high: readonly [number, number, number];
  ink: readonly [number, number, number];
  behind: readonly [number, number, number];
}

/** Levels on a grid, row 0 at the far edge; below −1 where the surface is not defined. */
export interface Ground {
  levels: Float32Array;
  columns: number;
  rows: number;
}

/** Words of a piece of a line: from (x, y, height, half width), to (…), colour. */
export const pieceWords = 12;
const sceneWords = 36;
const samples = 4;

export class ReliefPainter {
  readonly #context: GPUCanvasContext;
  readonly #scene: GPUBuffer;
  readonly #ground: GPURenderPipeline;
  readonly #lines: GPURenderPipeline;
  #levels: GPUBuffer | undefined;
  #pieces: GPUBuffer | undefined;
  #targets: { color: GPUTexture; depth: GPUTexture } | undefined;
  #shown: Ground | undefined;

  /** Undefined where the browser does not let this canvas be drawn on with WebGPU. */
  static create(device: GPUDevice, canvas: HTMLCanvasElement): ReliefPainter | undefined {
    const context = canvas.getContext('webgpu');
    return context ? new ReliefPainter(device, context, canvas) : undefined;
  }

  private constructor(
    readonly device: GPUDevice,
    context: GPUCanvasContext,
    readonly canvas: HTMLCanvasElement,
  ) {
    this.#context = context;
    const format = navigator.gpu.getPreferredCanvasFormat();
    context.configure({ device, format, alphaMode: 'opaque' });
    this.#scene = device.createBuffer({
      size: sceneWords * 4,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
    const module = device.createShaderModule({ code: drawingShader('relief') });
    const pipeline = (vertex: string, fragment: string, depthCompare: GPUCompareFunction): GPURenderPipeline =>
      device.createRenderPipeline({
        layout: 'auto',
        vertex: { module, entryPoint: vertex },
        fragment: { module, entryPoint: fragment, targets: [{ format }] },
        primitive: { topology: 'triangle-list' },
        depthStencil: { format: 'depth24plus', depthWriteEnabled: true, depthCompare },
        multisample: { count: samples },
      });
    this.#ground = pipeline('ground', 'shade', 'less');
    this.#lines = pipeline('stroke', 'ink', 'less-equal');
  }

  /** `pieces`: of lines on the surface, `pieceWords` each. */
  draw(
    matrix: Float32Array,
    ground: Ground,
    pieces: Float32Array,
    { low, high, ink, behind }: ReliefColors,
    look: { rise: number; contours: number },
  ): void {
    const { device, canvas } = this;
    if (canvas.width === 0 || canvas.height === 0) return;
    const scene = new Float32Array(sceneWords);
    scene.set(matrix);
    [low, high, ink].forEach((color, i) =>
      scene.set(
        color.map((v) => v / 255),
        16 + 4 * i,
      ),
    );
    scene.set([canvas.width, canvas.height, ground.columns, ground.rows, look.rise, look.contours], 28);
    device.queue.writeBuffer(this.#scene, 0, scene);
    this.#setGround(ground);
    this.#setPieces(pieces);
    const { color, depth } = this.#sized();
    const encoder = device.createCommandEncoder();
    const [r, g, b] = behind.map((v) => v / 255);
    const pass = encoder.beginRenderPass({
      colorAttachments: [
        {
          view: color.createView(),
          resolveTarget: this.#context.getCurrentTexture().createView(),
          clearValue: { r, g, b, a: 1 },
          loadOp: 'clear',
          storeOp: 'discard',
        },
      ],
      depthStencilAttachment: {
        view: depth.createView(),
        depthClearValue: 1,
        depthLoadOp: 'clear',
        depthStoreOp: 'discard',
      },
    });
    const bind = (pipeline: GPURenderPipeline, entries: [number, GPUBuffer][]): void => {
      pass.setPipeline(pipeline);
      pass.setBindGroup(
        0,
        device.createBindGroup({
          layout: pipeline.getBindGroupLayout(0),
          entries: entries.map(([binding, buffer]) => ({ binding, resource: { buffer } })),
        }),
      );
    };
    bind(this.#ground, [[0, this.#scene], [1, this.#levels!]]); // oxfmt-ignore
    pass.draw((ground.columns - 1) * (ground.rows - 1) * 6);
    if (pieces.length > 0) {
      bind(this.#lines, [[0, this.#scene], [2, this.#pieces!]]); // oxfmt-ignore
      pass.draw(6, pieces.length / pieceWords);
    }
    pass.end();
    device.queue.submit([encoder.finish()]);
  }

  #setGround(ground: Ground): void {
    if (ground === this.#shown) return;
    this.#shown = ground;
    this.#levels?.destroy();
    this.#levels = this.#filled(ground.levels);
  }

  #setPieces(pieces: Float32Array): void {
    if (pieces.length === 0) return;
    if (!this.#pieces || this.#pieces.size < pieces.byteLength) {
      this.#pieces?.destroy();
      this.#pieces = this.#filled(pieces, 2 * pieces.byteLength);
    } else this.device.queue.writeBuffer(this.#pieces, 0, pieces as Float32Array<ArrayBuffer>);
  }

  #filled(data: Float32Array, size = data.byteLength): GPUBuffer {
    const buffer = this.device.createBuffer({ size, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST });
    this.device.queue.writeBuffer(buffer, 0, data as Float32Array<ArrayBuffer>);
    return buffer;
  }

  #sized(): { color: GPUTexture; depth: GPUTexture } {
    const { width, height } = this.canvas;
    if (this.#targets?.color.width === width && this.#targets.color.height === height) return this.#targets;
    this.#targets?.color.destroy();
    this.#targets?.depth.destroy();
    const make = (format: GPUTextureFormat): GPUTexture =>
      this.device.createTexture({ size: [width, height], format, sampleCount: samples, usage: GPUTextureUsage.RENDER_ATTACHMENT }); // oxfmt-ignore
    this.#targets = { color: make(navigator.gpu.getPreferredCanvasFormat()), depth: make('depth24plus') };
    return this.#targets;
  }

  destroy(): void {
    this.#context.unconfigure();
    for (const buffer of [this.#scene, this.#levels, this.#pieces]) buffer?.destroy();
    this.#targets?.color.destroy();
    this.#targets?.depth.destroy();
  }
}
