// The model, its initial parameters, and what its loss compares: as Python.
import { initializerSpecs } from '../../engine/initialize.ts';
import type { Initial } from '../../engine/kernel.ts';
import { layerSpecs, type PyTorchLayer } from '../../engine/layers/index.ts';
import { lossSpecs } from '../../engine/losses/index.ts';
import { type LayerConfig, writeLayer } from '../../experiment/index.ts';
import { hintedLayer, hintMapOf } from './compression.ts';
import { calls, lines } from './python.ts';
import { rateOf, type Use } from './use.ts';

/** Hidden layers and the output layer, whose activation is tanh where the loss says so. */
function layersOf({ x, dataset, outputs }: Use): LayerConfig[] {
  const tanh = dataset.task === 'classification' && lossSpecs[x.loss].classificationOutput === 'tanh';
  return [...x.model.layers, { type: 'dense', units: outputs, activation: tanh ? 'tanh' : 'linear' }];
}

/** In words: `inputs 2, 4 tanh, 1 linear`. */
export const describeModel = (use: Use): string =>
  [
    `inputs ${use.dataset.shape.join(' x ')}`,
    ...layersOf(use).map((layer) =>
      layer.type === 'dense' ? `${layer.units} ${layer.activation}` : writeLayer(layer),
    ),
  ].join(', ');

/** A layer with its highest rate of dropout in the run: it may start at 0, and be there. */
function atItsHighest({ phases }: Use, config: LayerConfig, index: number): LayerConfig {
  if (!('rate' in config)) return config;
  const rates = phases.map(({ settings }) => rateOf(settings.model.layers[index]));
  return { ...config, rate: Math.max(...rates) };
}

/** Hidden layers and the output layer as modules. */
function modulesOf(use: Use): PyTorchLayer[] {
  let shape = [...use.dataset.shape];
  return layersOf(use).map((config, i) => {
    const layer = layerSpecs[config.type].pytorch(
      atItsHighest(use, config, i),
      shape,
      i,
      use.dataset.vocabulary?.length ?? 0,
    );
    ({ shape } = layer);
    return layer;
  });
}

/** Whether the model does something else while training than when evaluating. */
export const hasModes = (use: Use): boolean => modulesOf(use).some(({ modes }) => modes);

/** What the layers' modules need, and `class Model(nn.Module)`: its parameters have the names the playground gives them. */
export function modelSection(use: Use): string {
  const layers = modulesOf(use);
  const sources = new Set(layers.flatMap(({ source = [] }) => source.map((text) => `${text}\n\n\n`)));
  const steps = layers.map(({ input = 'x', output }, i) => output(`self.layers[${i}](${input})`));
  const hinted = hintedLayer(use);
  const map = hintMapOf(use);
  // A layer's numbers at once, or alike at every place of a sequence.
  const atOnce = hinted !== undefined && map?.[1] === layers[hinted].shape.reduce((a, b) => a * b, 1);
  const hidden = map ? `self.hint(${atOnce ? 'x.flatten(1)' : 'x'})` : 'x';
  // It is put out, not kept: DistributedDataParallel looks from what is put out for the parameters that were used.
  const statement = (step: string, i: number): (string | false)[] => [
    `        ${i === steps.length - 1 && hinted === undefined ? 'return' : 'x ='} ${step}`,
    i === hinted && `        hidden = ${hidden} if with_hidden else None`,
  ];
  // One number per target: outputs and targets have the same shape then.
  if (use.outputs === 1) steps.push('x.squeeze(-1)');
  return `${[...sources].join('')}\
class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(
            [
${layers.map(({ module }) => `                ${module},`).join('\n')}
            ]
        )
${map ? `        self.hint = nn.Linear(${map[1]}, ${map[0]})  # to the teacher's layer; only while training\n` : ''}
    def forward(self, x${hinted === undefined ? '' : ', with_hidden=False'}):
${lines(...steps.flatMap(statement), hinted !== undefined && '        return (x, hidden) if with_hidden else x')}`;
}

/** Python that fills the tensor `p`, number `k`, with `i` counting its elements. */
function fill(initial: Initial): string {
  if ('constant' in initial) return `p.fill_(${initial.constant})`;
  const values =
    'uniform' in initial
      ? `${initial.uniform} * (2 * uniform(INIT, k, i) - 1)`
      : `${initial.normal} * normal(INIT, k, i)`;
  return `put(p, ${values})`;
}

/** Tensors with initial values of their own, as conditions on `name`: Python → names. */
function ownValues({ parameters }: Use): Map<string, string[]> {
  const own = new Map<string, string[]>();
  for (const { name, role, initial } of parameters) {
    const usual = name.endsWith('bias') ? 'bias' : 'weight';
    if (!initial && role === usual) continue;
    const python = fill(initial ?? { constant: 0 });
    own.set(python, [...(own.get(python) ?? []), `"${name}"`]);
  }
  return own;
}

/** What comes from a file replaces what was drawn. */
const loading = lines(
  '    # These weights were trained before.',
  '    weights = np.load(Path(__file__).with_name("weights.npz"))',
  '    for name, p in [*model.named_parameters(), *model.named_buffers()]:',
  '        if name in weights:',
  '            p.copy_(torch.from_numpy(weights[name]))',
);

/** `initialize(model)`: the playground's initial values, by torch.nn.init's formulas. */
export function initializeSection(use: Use): string {
  const { init, gain } = use.x.model;
  const { draw, python, source } = initializerSpecs[init];
  const scaled = gain !== 1 && draw !== 'none';
  const factors = [...(python === '1' ? [] : [python]), ...(scaled ? [String(gain)] : [])];
  const scale = factors.map((factor) => `${factor} * `).join('');
  const weights =
    draw === 'none'
      ? 'p.zero_()'
      : `put(p, ${scale}${draw === 'uniform' ? '(2 * uniform(INIT, k, i) - 1)' : 'normal(INIT, k, i)'})`;
  const own = [...ownValues(use)];
  const text = [weights, ...own.map(([filling]) => filling)].join('\n');
  const conditions = own.map(([filling, names], n) =>
    lines(`        ${n > 0 ? 'el' : ''}if name in {${names.join(', ')}}:`, `            ${filling}`),
  );
  return lines(
    calls(text, 'put') &&
      'def put(p, values):\n    p.copy_(torch.from_numpy(values.astype(np.float32)).view_as(p))\n\n',
    '@torch.no_grad()',
    'def initialize(model):',
    `    """Initial weights: ${init}${source && ` (${source})`}${scaled ? `, gain ${gain}` : ''}; biases are zero."""`,
    '    for k, (name, p) in enumerate(model.named_parameters()):',
    calls(text, 'put') && '        i = np.arange(p.numel(), dtype=np.uint64)',
    ...conditions,
    `        ${own.length > 0 ? 'el' : ''}if name.endswith("bias"):`,
    '            p.zero_()',
    '        else:',
    python.includes('fan_in') && '            fan_in = p[0].numel()',
    python.includes('fan_out') && '            fan_out = p.numel() // p.shape[1]',
    `            ${weights}`,
    use.weights.size > 0 && loading,
  );
}
