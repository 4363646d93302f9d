// A shape that is not possible: said at the layer that makes it so, as a code and values; the sentences are the page's.

export const layerErrorCodes = [
  'needs-image', // shape: of what arrives, which is no [channels, rows, columns]
  'too-large', // size: of the kernel or window; rows, columns: of the image it does not fit into
  'needs-channels', // shape: of a sequence, where batch normalisation has no channels
  'needs-tokens', // shape: of numbers, where an embedding needs token numbers
  'needs-embedding', // type: of the layer that was given token numbers, which are names and no numbers
  'needs-sequence', // shape: of what arrives, which is no [places, width]
  'heads', // width: of the sequence; heads: into which it does not divide, each a multiple of 4 wide
  'residual-shape', // from, to: the shapes that would have to be the same
  'too-many-live', // limit: of numbers that may change while a model trains
] as const;
export type LayerErrorCode = (typeof layerErrorCodes)[number];

/** Thrown by `compilePlan`. */
export class LayerError extends Error {
  override readonly name = 'LayerError';
  constructor(
    /** Index in `model.layers`. */
    readonly layer: number,
    readonly code: LayerErrorCode,
    readonly values: Readonly<Record<string, number | string>>,
  ) {
    super(`layer ${layer}: ${code} (${JSON.stringify(values)})`);
  }
}

export const shapeText = (shape: readonly number[]): string => shape.join('×');

/** The model's last layer does not put out what the targets need, as dense layers on a text do. */
export class OutputMismatch extends Error {
  constructor(
    readonly given: number,
    readonly wanted: number,
  ) {
    super(`this model puts out ${given} numbers per sample, the targets need ${wanted}: these data need other layers`);
    this.name = 'OutputMismatch';
  }
}
