// W4 in jax-js, with its own attention, GELU and standardisation.
import { type Arr, jaxRun, oneHot, type Params, paramsOf, startJax } from './jax-run.ts';
import type { Run, Transformer, Workload } from '../../types.ts';

export async function startTransformer(model: Transformer, workload: Workload): Promise<Run> {
  const jax = await startJax();
  const { nn, numpy: np } = jax;
  const { vocabulary, context, width, heads, layers } = model;
  const { batch, x, y, n, lr } = workload;
  // An embedding is a product of rows of zeros and a one, and so is its gradient.
  const tokens = (of: Float32Array, i: number): Arr =>
    np
      .array(oneHot(of.subarray(i * batch * context, (i + 1) * batch * context), vocabulary))
      .reshape([batch * context, vocabulary]);
  const batches = Array.from({ length: n / batch }, (_, i) => ({ x: tokens(x, i), y: tokens(y, i) }));

  const lossOf = (p: Params, xs: Arr, ys: Arr): Arr => {
    const linear = (a: Arr, name: string): Arr => np.dot(a, p[`${name}.weight`].transpose()).add(p[`${name}.bias`]);
    const norm = (a: Arr, name: string): Arr => nn.standardize(a, -1).mul(p[`${name}.weight`]).add(p[`${name}.bias`]);
    const attention = (a: Arr, name: string): Arr => {
      const [q, k, v] = np
        .split(linear(a, `${name}.in_proj`), 3, -1)
        .map((part) => part.reshape([batch, context, heads, width / heads]));
      const o = nn.dotProductAttention(q, k, v, { isCausal: true });
      return linear(o.reshape([batch * context, width]), `${name}.out_proj`);
    };
    let a = np
      .dot(xs, p['layers.0.weight'])
      .reshape([batch, context, width])
      .add(p['layers.1.weight'])
      .reshape([batch * context, width]);
    for (let layer = 2; layer < 2 + layers; layer++) {
      const name = `layers.${layer}`;
      a = a.ref.add(attention(norm(a, `${name}.norm1`), `${name}.attention`));
      a = a.ref.add(linear(nn.gelu(linear(norm(a, `${name}.norm2`), `${name}.linear1`)), `${name}.linear2`));
    }
    const logits = linear(norm(a, `layers.${2 + layers}`), `layers.${3 + layers}`);
    return nn
      .logSoftmax(logits)
      .mul(ys)
      .sum()
      .mul(-1 / (batch * context));
  };

  return jaxRun(jax, paramsOf(jax, model.parameters), lossOf, batches, lr.adam);
}
