// A drawing kept on a canvas off the page, to be put down again without being made again. (Each canvas on the page is a
// surface of its own that the browser has to blend at every frame; this one is not.)
import { drawsInSoftware } from './software-drawing.ts';
import type { Paint } from './painter.ts';

export class Layer {
  readonly #canvas = document.createElement('canvas');
  readonly #context = this.#canvas.getContext('2d', { willReadFrequently: drawsInSoftware() });
  #key: unknown[] = [];

  /** Puts the drawing on `context`; it is made by `paint` where one of `key` is another than before, or the size is. */
  draw(context: CanvasRenderingContext2D, width: number, height: number, key: unknown[], paint: Paint): void {
    const own = this.#context;
    const { width: w, height: h } = context.canvas;
    if (!own || w === 0 || h === 0) return;
    const now = [w, h, ...key];
    if (now.length !== this.#key.length || now.some((part, i) => part !== this.#key[i])) {
      this.#key = now;
      this.#canvas.width = w; // clears it
      this.#canvas.height = h;
      own.setTransform(w / width, 0, 0, h / height, 0, 0);
      own.save();
      paint(own, width, height);
      own.restore();
    }
    context.drawImage(this.#canvas, 0, 0, width, height);
  }
}
