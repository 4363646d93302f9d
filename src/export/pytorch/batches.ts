// `batches(samples)`: the sample numbers of each step's batch, in the playground's order (src/engine/sampler.ts).
import { adaptivePython } from '../../engine/adaptive.ts';
import { wantedBatchPython } from '../../engine/sampler.ts';
import { indent, lines } from './python.ts';
import { type Use, usesAdaptive, valuesOf } from './use.ts';

const epochs = '    for epoch in itertools.count():';

/** The order of an epoch, as Python. */
function orderOf(use: Use): string {
  const shuffles = valuesOf(use, (s) => s.batch.shuffle);
  const [drawn, given] = ['permutation(samples, epoch)', 'list(range(samples))'];
  if (shuffles.length > 1) return `${drawn} if settings.shuffle else ${given}`;
  return shuffles[0] ? drawn : given;
}

/** Batches whose size stays what it is: a range over the epoch's order. */
function plainBatches(use: Use, size: string): string {
  const order = orderOf(use);
  if (size === 'samples') return lines(epochs, `        yield ${order}`);
  if (size === '1') return lines(epochs, `        for sample in ${order}:`, '            yield [sample]');
  return lines(
    epochs,
    `        order = ${order}`,
    `        for start in range(0, samples, ${size}):`,
    `            yield order[start : start + ${size}]`,
  );
}

/** Batches whose size, or whose order, is asked for at every step. */
function varyingBatches(use: Use): string {
  const orderVaries = valuesOf(use, (s) => s.batch.shuffle).length > 1;
  return lines(
    '    step = 0',
    epochs,
    !orderVaries && `        order = ${orderOf(use)}`,
    '        used = 0',
    '        while used < samples:',
    orderVaries && `            order = ${orderOf(use)}`,
    '            size = batch_size(samples, step)',
    '            yield order[used : used + size]',
    '            used += size',
    '            step += 1',
  );
}

export function batchesSection(use: Use): string {
  const strategies = valuesOf(use, (s) => s.batch.strategy);
  const constant =
    strategies.length === 1 &&
    ['full', 'single', 'fixed'].includes(strategies[0]) &&
    valuesOf(use, (s) => `${s.batch.size} ${s.batch.shuffle}`).length === 1;
  const shuffled = use.x.batch.shuffle ? 'in a new random order' : 'in their order';
  const head = lines(
    'def batches(samples):',
    '    """The sample numbers of each step\'s batch.',
    '',
    `    An epoch goes through all samples once, ${shuffled}; its last batch is what is left.`,
    '    """',
  );
  if (constant) return lines(head, plainBatches(use, wantedBatchPython[strategies[0]]));
  const branches = strategies.map((name, i) =>
    lines(
      i < strategies.length - 1 && `if settings.batches == "${name}":`,
      indent(`return ${wantedBatchPython[name]}`, i < strategies.length - 1 ? 1 : 0),
    ),
  );
  return lines(
    usesAdaptive(use) && `${adaptivePython}\n`,
    'def batch_size(samples, step):',
    `    """Samples wanted for a step's batch: ${strategies.join(', then ')}."""`,
    indent(branches.join('\n')),
    '\n',
    head,
    varyingBatches(use),
  );
}
