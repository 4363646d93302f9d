import type { LayerErrorCode } from '../../engine/layers/errors.ts';

/** Why a model is not possible: one sentence per code; {blanks} are filled in. */
export const layerErrorsEn: Record<LayerErrorCode, string> = {
  'needs-image':
    'needs a picture (channels × rows × columns), but gets {shape}. Put it before the layers that flatten.',
  'too-large':
    'a window of {size} × {size} does not fit into {rows} × {columns}. Make it smaller, or pool less before it.',
  'needs-channels': 'gets a sequence ({shape}), which has no channels. Use layer normalisation there.',
  'needs-tokens': 'needs tokens of a text, but gets numbers ({shape}). It can only come first, on texts.',
  'needs-embedding': 'gets token numbers, which are names and no quantities. Put an embedding before it.',
  'needs-sequence': 'needs a sequence (places × width), but gets {shape}.',
  heads: 'a width of {width} does not divide into {heads} heads that are each a multiple of 4 wide.',
  'residual-shape':
    'a residual connection adds what comes in ({from}) to what goes out ({to}): both must have one shape.',
  'too-many-live':
    'at most {limit} dropout rates, learning rates of layers and the like can change while a model trains. Give fewer layers a rate of their own.',
};
