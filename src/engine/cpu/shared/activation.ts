// Twin of shaders/shared/activation.wgsl: same numbers (places in `activations`), same constants, same guards.

const tanh = (x: number): number => Math.tanh(x);
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
/** What GELU lets through: ½(1 + tanh u) is σ(2u), which is one exponential. */
const geluShare = (x: number): number => sigmoid(2 * 0.7978845608028654 * (x + 0.044715 * x * x * x));

/** act(x) for activation number `kind`. */
export function activate(kind: number, x: number): number {
  switch (kind) {
    case 1:
      return tanh(x);
    case 2:
      return sigmoid(x);
    case 3:
      return x > 0 ? x : 0;
    case 4:
      return x > 0 ? x : 0.01 * x;
    case 5:
      return x > 0 ? x : Math.expm1(x);
    case 6:
      return x * geluShare(x);
    case 7:
      return x * sigmoid(x);
    case 8:
      return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    default:
      return x;
  }
}

/** act′ from what the forward pass saved: its input z for GELU and SiLU, its output for all others. */
export function activationDerivative(kind: number, saved: number): number {
  switch (kind) {
    case 1:
      return 1 - saved * saved;
    case 2:
      return saved * (1 - saved);
    case 3:
      return saved > 0 ? 1 : 0;
    case 4:
      return saved > 0 ? 1 : 0.01;
    case 5:
      return saved > 0 ? 1 : saved + 1;
    case 6: {
      const s = geluShare(saved);
      return s + saved * s * (1 - s) * 2 * 0.7978845608028654 * (1 + 3 * 0.044715 * saved * saved);
    }
    case 7: {
      const s = sigmoid(saved);
      return s * (1 + saved * (1 - s));
    }
    case 8:
      return 1 - Math.exp(-saved);
    default:
      return 1;
  }
}
