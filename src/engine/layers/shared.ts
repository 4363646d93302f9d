// What several layers share.
import { activations } from '../../experiment/index.ts';
import type { Inside } from '../inside.ts';
import { LayerError, shapeText } from './errors.ts';
import type { CompiledLayer, LayerContext, Tensor } from './types.ts';

/** GELU and SiLU are not monotone: their derivative needs the input, so it is saved. */
export const needsInput = (activation: number): boolean =>
  activations[activation] === 'gelu' || activations[activation] === 'silu';

/** Channels, rows and columns of what arrives. Throws LayerError if it is no image. */
export function imageOf({ index, input }: LayerContext): readonly [number, number, number] {
  const [channels, rows, columns, ...more] = input.shape;
  if (columns === undefined || more.length > 0) {
    throw new LayerError(index, 'needs-image', { shape: shapeText(input.shape) });
  }
  return [channels, rows, columns];
}

/** Places and width of the sequence that arrives. Throws LayerError if it is none. */
export function sequenceOf({ index, input }: LayerContext): readonly [number, number] {
  const [places, width, ...more] = input.shape;
  if (width === undefined || more.length > 0) {
    throw new LayerError(index, 'needs-sequence', { shape: shapeText(input.shape) });
  }
  return [places, width];
}

/** What a part of a layer is compiled with: names of its own, in front of them the part's. */
export const partOf = (context: LayerContext, part: string, input: Tensor): LayerContext => ({
  ...context,
  input,
  parameter: (name, ...rest) => context.parameter(`${part}.${name}`, ...rest),
  state: (name, ...rest) => context.state(`${part}.${name}`, ...rest),
  buffer: (name, ...rest) => context.buffer(`${part}.${name}`, ...rest),
  scratch: (name, ...rest) => context.scratch(`${part}.${name}`, ...rest),
});

/** Layers one after the other as one: each is compiled with what the one before it puts out. */
export function inSequence(input: Tensor, ...parts: ((input: Tensor) => CompiledLayer)[]): CompiledLayer {
  const insides: Inside[] = [];
  const made: CompiledLayer = { output: input, forward: [], backward: [], insides };
  for (const part of parts) {
    const { output, forward, backward, insides: own = [] } = part(made.output);
    insides.push(...own);
    made.output = output;
    made.forward.push(...forward);
    made.backward.unshift(...backward);
  }
  return made;
}

/** A residual connection needs what goes out to have the shape of what came in. Throws LayerError if it has not. */
export function checkResidual({ index, input }: LayerContext, output: readonly number[]): void {
  const [from, to] = [shapeText(input.shape), shapeText(output)];
  if (from !== to) throw new LayerError(index, 'residual-shape', { from, to });
}
