// A small canvas off the page to put pixels on before they are drawn, stretched, where they belong. One for each
// size, used again: nothing is allocated per frame.

export interface Scratch {
  canvas: HTMLCanvasElement;
  words: Uint32Array;
  /** Puts the words on the canvas. */
  flush(): void;
}

const known = new Map<string, Scratch>();

export function scratch(width: number, height: number): Scratch {
  const key = `${width} ${height}`;
  const found = known.get(key);
  if (found) return found;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true }); // stays in memory: it is only a source
  const image = new ImageData(width, height);
  const made: Scratch = {
    canvas,
    words: new Uint32Array(image.data.buffer),
    flush: () => context?.putImageData(image, 0, 0),
  };
  known.set(key, made);
  return made;
}
