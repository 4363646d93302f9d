import type { LayerType } from '../../../experiment/index.ts';

interface Label {
  label: string;
  help: string;
}

/** Words of the stack of layers. */
export const layersEn = {
  show: 'Show the network as',
  graph: 'Graph',
  cards: 'Layers',
  maps: 'Maps',
  stack: 'The layers, from the inputs to the output',
  inputs: 'Inputs',
  inputNumbers: (n: string) => `${n} numbers`,
  inputImage: (shape: string) => `a picture of ${shape}`,
  inputTokens: (places: string, tokens: string) => `${places} tokens, of ${tokens} different ones`,
  output: 'Output',
  outputHelp: 'Follows from the data and the loss: it cannot be changed.',
  outputIs: (n: number, kind: string) => `${n === 1 ? 'one unit' : `${n} units`}, ${kind}`,
  layer: (n: number, name: string) => `Layer ${n}: ${name}`,
  addAfter: (n: number) => (n === 0 ? 'Add a layer after the inputs' : `Add a layer after layer ${n}`),
  up: (n: number) => `Move layer ${n} towards the inputs`,
  down: (n: number) => `Move layer ${n} towards the output`,
  remove: (n: number) => `Remove layer ${n}`,
  setting: (n: number, name: string) => `Layer ${n}: ${name}`,
  parameters: (n: string) => `${n} parameters`,
  multiplyAdds: (n: string) => `${n} multiply-adds`,
  total: 'In all',
  perSample: (n: string) => `${n} multiply-adds a sample`,
  forBatch: (size: string, rows: string) => `${size} for a batch of ${rows}`,
  totalHelp:
    'Parameters: the numbers that are learnt. Multiply-adds: what it takes to work out one sample; learning from it takes about three times as many. Memory: outputs and gradients of every layer while it trains on a batch.',
  notApplied: 'Not possible like this: the run goes on with the layers it had.',
  undo: 'Take it back',
  types: {
    dense: { label: 'Dense', help: 'Every unit sees all numbers that come in: weighted sum, bias, activation.' },
    conv: {
      label: 'Convolution',
      help: 'Small filters slide over the picture; each looks for one pattern everywhere and puts out a map of where it is.',
    },
    'max-pool': {
      label: 'Max pooling',
      help: 'Keeps the largest number of each window: smaller maps, small shifts forgiven.',
    },
    'avg-pool': { label: 'Average pooling', help: 'Keeps the mean of each window.' },
    'global-avg-pool': {
      label: 'Global average',
      help: 'One number for each channel: its mean over the whole picture.',
    },
    flatten: { label: 'Flatten', help: 'Rows, columns and channels become one list of numbers.' },
    dropout: {
      label: 'Dropout',
      help: 'While training, sets a random part of the numbers to 0, so that no unit can rely on another one. Off when it is evaluated.',
    },
    'batch-norm': {
      label: 'Batch norm',
      help: 'Brings each channel to mean 0 and deviation 1 over the batch, then scales and shifts it as it learns to.',
    },
    'layer-norm': {
      label: 'Layer norm',
      help: 'Brings each sample (or place) to mean 0 and deviation 1 over its own numbers.',
    },
    embedding: { label: 'Embedding', help: 'A row of numbers for every token, which is learnt.' },
    position: { label: 'Position', help: 'Adds to each place of a sequence where it is.' },
    attention: {
      label: 'Attention',
      help: 'Each place gathers from the others what is like what it asks for, with several heads.',
    },
    block: {
      label: 'Transformer block',
      help: 'Attention and a feed-forward network, each with a residual connection and a norm.',
    },
    'pool-places': { label: 'Pool places', help: 'One row for the whole sequence.' },
    rnn: { label: 'RNN', help: 'Reads place by place; a state carries along what came before. Forgets quickly.' },
    gru: { label: 'GRU', help: 'A recurrent layer whose gates decide what of its state is kept.' },
    lstm: {
      label: 'LSTM',
      help: 'A recurrent layer with a memory beside its state, and gates that write, keep and read it.',
    },
  } satisfies Record<LayerType, Label>,
  fields: {
    units: { label: 'units', help: 'Numbers it puts out.' },
    activation: {
      label: 'activation',
      help: 'What bends the sums. Without it layers are no more than one straight line.',
    },
    residual: { label: 'residual', help: 'Adds what comes in to what goes out: deep networks learn more easily.' },
    filters: { label: 'filters', help: 'Patterns it looks for: channels it puts out.' },
    kernel: { label: 'kernel', help: 'Side of a filter in pixels.' },
    stride: { label: 'stride', help: 'Pixels from one window to the next.' },
    padding: { label: 'edges', help: 'Whether zeros are put around the picture, so that it keeps its size.' },
    size: { label: 'size', help: 'Side of the window; of an embedding, the length of each row.' },
    rate: { label: 'rate', help: 'Part that is dropped. Acts at once.' },
    heads: { label: 'heads', help: 'Attentions side by side, each with its part of the width.' },
    mask: { label: 'sees', help: 'What a place may look at.' },
    headWidth: { label: 'head width', help: 'Numbers of a head. 0: the width, divided among the heads.' },
    hidden: { label: 'hidden', help: 'Units of the feed-forward network. 0: as many as the expansion says.' },
    expansion: { label: 'expansion', help: 'Width of the feed-forward network, in widths of the sequence.' },
    norm: { label: 'norm', help: 'Before attention and feed-forward, or behind their residual connections.' },
    encoding: { label: 'encoding', help: 'A table that is learnt, or made of sines and cosines.' },
    take: { label: 'takes', help: 'What stands for the whole sequence.' },
    returns: { label: 'returns', help: 'Its state at every place, the last one, or their mean.' },
    truncate: { label: 'cut after', help: 'Places after which the gradient goes back no further; 0: never.' },
    nonlinearity: { label: 'activation', help: 'What bends the state.' },
    lr: { label: '× rate', help: 'What the learning rate is multiplied by for this layer. Acts at once.' },
    frozen: { label: 'frozen', help: 'Its parameters stay as they are. Acts at once.' },
  } as Record<string, Label>,
  choices: {
    padding: { valid: 'cut off', same: 'zeros around' },
    mask: { causal: 'what is before', full: 'everything' },
    norm: { pre: 'before', post: 'behind' },
    encoding: { learned: 'learnt', sinusoidal: 'sines' },
    returns: { all: 'every place', last: 'the last', mean: 'the mean' },
    take: { mean: 'the mean', first: 'the first place', last: 'the last place', product: 'their product' },
  } as Record<string, Record<string, string>>,
};
