// A training in jax-js: one jitted function is the whole step, as its optax tests do it: loss, gradient and Adam are traced
// once and replayed. Every array that is passed is consumed; `.ref` and tree.ref keep one.
import type { numpy } from '@jax-js/jax';
import type { Run, Tensor } from '../../types.ts';

export type Arr = numpy.Array;
export type Params = Record<string, Arr>;
/** t counts steps, on the device: the bias correction is part of the traced function. */
type State = { params: Params; m: Params; v: Params; t: Arr };

export type Jax = typeof import('@jax-js/jax');

export async function startJax(): Promise<Jax> {
  const jax = await import('@jax-js/jax');
  const devices = await jax.init('webgpu');
  if (!devices.includes('webgpu')) throw new Error('jax-js cannot start WebGPU');
  jax.defaultDevice('webgpu');
  return jax;
}

export const arrayOf = ({ numpy: np }: Jax, { shape, values }: Tensor): Arr => np.array(values).reshape(shape);

export const paramsOf = (jax: Jax, tensors: Record<string, Tensor>): Params =>
  Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, arrayOf(jax, tensor)]));

/** Rows of zeros and a one. */
export function oneHot(labels: Float32Array, classes: number): Float32Array<ArrayBuffer> {
  const rows = new Float32Array(labels.length * classes);
  labels.forEach((label, row) => (rows[row * classes + label] = 1));
  return rows;
}

/** Adam on a loss of parameters and a batch. */
export async function jaxRun(
  { blockUntilReady, jit, numpy: np, tree, valueAndGrad }: Jax,
  params: Params,
  lossOf: (p: Params, xs: Arr, ys: Arr) => Arr,
  batches: readonly { x: Arr; y: Arr }[],
  lr: number,
): Promise<Run> {
  const makeStep = jit((state: State, xs: Arr, ys: Arr): [Arr, State] => {
    const [loss, gradient] = valueAndGrad(lossOf)(tree.ref(state.params), xs, ys) as [Arr, Params];
    const t = state.t.add(1);
    const m: Params = tree.map((g: Arr, old: Arr) => g.mul(0.1).add(old.mul(0.9)), tree.ref(gradient), state.m);
    const v: Params = tree.map((g: Arr, old: Arr) => np.square(g).mul(0.001).add(old.mul(0.999)), gradient, state.v);
    const mScale = np.reciprocal(np.subtract(1, np.power(0.9, t.ref)));
    const vScale = np.reciprocal(np.subtract(1, np.power(0.999, t.ref)));
    const next: Params = tree.map(
      (p: Arr, mi: Arr, vi: Arr) =>
        p.sub(
          mi
            .mul(mScale.ref)
            .mul(lr)
            .div(np.sqrt(vi.mul(vScale.ref)).add(1e-8)),
        ),
      state.params,
      tree.ref(m),
      tree.ref(v),
    );
    mScale.dispose();
    vScale.dispose();
    return [loss, { params: next, m, v, t }];
  });

  const last = Object.keys(params).at(-1)!;
  const zeros = (): Params => tree.map((p: Arr) => np.zerosLike(p), tree.ref(params));
  let state: State = { params, m: zeros(), v: zeros(), t: np.array(0) };
  await blockUntilReady(tree.ref(state));
  let step = 0;
  const one = (): Arr => {
    const of = batches[step++ % batches.length];
    const [loss, next] = makeStep(state, of.x.ref, of.y.ref);
    state = next;
    return loss;
  };
  return {
    losses: async (steps) => {
      const values: number[] = [];
      for (let s = 0; s < steps; s++) values.push((await one().jsAsync()) as number);
      return values;
    },
    train: async (steps) => {
      for (let s = 0; s < steps; s++) one().dispose();
      await state.params[last].ref.data(); // written by the last update
    },
  };
}
