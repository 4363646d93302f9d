// What layers of a model put out for rows of its data, as it is now.
import { evaluationPasses } from '../../engine/observe.ts';
import type { Trainer } from '../../engine/trainer.ts';

/** What the layers of a trainer's model (places in `plan.layers`) put out for the first n rows of a set, each (n, …). */
export async function layerOutputs(
  trainer: Trainer,
  set: 'train' | 'test',
  n: number,
  layers: readonly number[],
): Promise<Float32Array[]> {
  const outputs = layers.map((layer) => trainer.plan.layers[layer].output);
  const passes = evaluationPasses(trainer.plan, set, n);
  for (const pass of passes)
    pass.reads = outputs.map(({ value, size }) => ({ buffer: value, words: pass.size * size }));
  const chunks = (await trainer.advance(0, true, { passes }))!;
  return outputs.map(({ size }, which) => {
    const out = new Float32Array(n * size);
    let at = 0;
    for (let i = which; i < chunks.length; i += outputs.length) {
      out.set(chunks[i], at);
      at += chunks[i].length;
    }
    return out;
  });
}
