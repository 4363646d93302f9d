// W3 in jax-js: convolutions and windows of its lax, channels first.
import { type Arr, jaxRun, oneHot, paramsOf, startJax } from './jax-run.ts';
import type { Cnn, Run, Workload } from '../../types.ts';

export async function startCnn(model: Cnn, { batch, x, y, n, lr }: Workload): Promise<Run> {
  const jax = await startJax();
  const { lax, nn, numpy: np } = jax;
  const { side, classes, parameters } = model;
  const pixels = side * side;
  const batches = Array.from({ length: n / batch }, (_, i) => ({
    x: np.array(x.slice(i * batch * pixels, (i + 1) * batch * pixels)).reshape([batch, 1, side, side]),
    y: np.array(oneHot(y.subarray(i * batch, (i + 1) * batch), classes)).reshape([batch, classes]),
  }));
  const pooled = (a: Arr): Arr => lax.reduceWindow(a, (window) => np.max(window), [2, 2], [2, 2]);
  const lossOf = (p: Record<string, Arr>, xs: Arr, ys: Arr): Arr => {
    const conv = (a: Arr, layer: number): Arr => {
      const bias = p[`layers.${layer}.bias`];
      const z = lax.conv(a, p[`layers.${layer}.weight`], [1, 1], 'VALID');
      return pooled(nn.relu(z.add(bias.reshape([bias.shape[0], 1, 1]))));
    };
    const dense = (a: Arr, layer: number): Arr =>
      np.dot(a, p[`layers.${layer}.weight`].transpose()).add(p[`layers.${layer}.bias`]);
    const a = conv(conv(xs, 0), 2).reshape([batch, -1]);
    return nn
      .logSoftmax(dense(nn.relu(dense(a, 5)), 6))
      .mul(ys)
      .sum()
      .mul(-1 / batch);
  };
  return jaxRun(jax, paramsOf(jax, parameters), lossOf, batches, lr.adam);
}
