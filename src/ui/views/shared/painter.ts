// A canvas that is drawn only when something changed and somebody can see it: at most once per animation frame,
// never while off screen or in a hidden tab. Sizes are in our pixels (ui-scale.ts); the device's pixel ratio is taken
// care of.

import { uiScale } from './ui-scale.ts';
import { drawsInSoftware } from './software-drawing.ts';

export type Paint = (context: CanvasRenderingContext2D, width: number, height: number) => void;

export class Painter {
  readonly #context: CanvasRenderingContext2D | null;
  readonly #resize: ResizeObserver;
  readonly #sight: IntersectionObserver;
  #width = 0;
  #height = 0;
  #visible = false;
  #dirty = true;
  #request = 0;

  constructor(
    readonly canvas: HTMLCanvasElement,
    private readonly paint: Paint,
    onSight: (visible: boolean) => void = () => {},
  ) {
    this.#context = canvas.getContext('2d', { willReadFrequently: drawsInSoftware() });
    this.#resize = new ResizeObserver(() => this.#measure());
    this.#resize.observe(canvas);
    this.#sight = new IntersectionObserver((entries) => {
      this.#visible = entries[entries.length - 1].isIntersecting;
      onSight(this.#visible);
      this.#schedule();
    });
    this.#sight.observe(canvas);
    this.#measure();
  }

  /** Something that is drawn has changed. */
  invalidate = (): void => {
    this.#dirty = true;
    this.#schedule();
  };

  get visible(): boolean {
    return this.#visible;
  }

  destroy(): void {
    cancelAnimationFrame(this.#request);
    this.#resize.disconnect();
    this.#sight.disconnect();
  }

  #measure(): void {
    const { clientWidth, clientHeight } = this.canvas;
    const ratio = Math.min(globalThis.devicePixelRatio || 1, 3);
    const [width, height] = [Math.round(clientWidth * ratio), Math.round(clientHeight * ratio)];
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    this.#width = clientWidth / uiScale();
    this.#height = clientHeight / uiScale();
    this.invalidate();
  }

  // Browsers hold animation frames back in hidden tabs, so only what is scrolled away must be told here.
  #schedule(): void {
    if (this.#request !== 0 || !this.#dirty || !this.#visible) return;
    this.#request = requestAnimationFrame(this.draw);
  }

  /** Draws now: called in an animation frame. */
  draw = (): void => {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    this.#dirty = true;
    if (!this.#visible) return; // then when it is seen
    this.#dirty = false;
    if (!this.#context || this.#width === 0 || this.#height === 0) return;
    const ratio = this.canvas.width / this.#width;
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#context.clearRect(0, 0, this.#width, this.#height);
    this.#context.save();
    this.paint(this.#context, this.#width, this.#height);
    this.#context.restore();
  };
}
