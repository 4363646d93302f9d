// W5 in jax-js: its products, sigmoid and tanh, one time step after the other, all traced into one step.
import { type Arr, jaxRun, oneHot, type Params, paramsOf, startJax } from './jax-run.ts';
import { timeMajor } from './time-major.ts';
import type { Gru, Run, Workload } from '../../types.ts';

export async function startGru(model: Gru, workload: Workload): Promise<Run> {
  const jax = await startJax();
  const { nn, numpy: np } = jax;
  const { vocabulary, context, hidden } = model;
  const { batch, x, y, n, lr } = workload;
  // An embedding is a product of rows of zeros and a one, and so is its gradient. All rows of a time step are together.
  const tokens = (of: Float32Array, i: number): Arr =>
    np.array(oneHot(timeMajor(of, i, batch, context), vocabulary)).reshape([context * batch, vocabulary]);
  const batches = Array.from({ length: n / batch }, (_, i) => ({ x: tokens(x, i), y: tokens(y, i) }));

  const lossOf = (p: Params, xs: Arr, ys: Arr): Arr => {
    const gates = (a: Arr): Arr[] => np.split(a, 3, -1);
    const inputs = np
      .dot(np.dot(xs, p['layers.0.weight']), p['layers.1.weight_ih_l0'].transpose())
      .add(p['layers.1.bias_ih_l0']);
    const recurrent = p['layers.1.weight_hh_l0'].transpose();
    const bias = p['layers.1.bias_hh_l0'];
    let h: Arr = np.zeros([batch, hidden]);
    const states: Arr[] = [];
    for (const part of np.split(inputs, context, 0)) {
      const [ri, zi, ni] = gates(part);
      const [rh, zh, nh] = gates(np.dot(h.ref, recurrent.ref).add(bias.ref));
      const z = nn.sigmoid(zi.add(zh));
      const candidate = np.tanh(ni.add(nn.sigmoid(ri.add(rh)).mul(nh)));
      h = candidate.ref.add(z.mul(h.sub(candidate)));
      states.push(h.ref);
    }
    h.dispose();
    recurrent.dispose();
    bias.dispose();
    const logits = np.dot(np.concatenate(states, 0), p['layers.2.weight'].transpose()).add(p['layers.2.bias']);
    return nn
      .logSoftmax(logits)
      .mul(ys)
      .sum()
      .mul(-1 / (batch * context));
  };

  return jaxRun(jax, paramsOf(jax, model.parameters), lossOf, batches, lr.adam);
}
