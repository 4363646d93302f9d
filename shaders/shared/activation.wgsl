// Activations and their derivatives, on f32 or vec4f: the importing kernel says which by `alias real = …;`.
// Numbers are the places in `activations` (src/experiment/names.ts). Constants as PyTorch: leaky ReLU 0.01,
// ELU α = 1, GELU in its tanh form. Written to hold at |x| = 100.
const LINEAR = 0u;
const TANH = 1u;
const SIGMOID = 2u;
const RELU = 3u;
const LEAKY_RELU = 4u;
const ELU = 5u;
const GELU = 6u;
const SILU = 7u;
const SOFTPLUS = 8u;

fn safe_tanh(x: real) -> real {
  return tanh(clamp(x, real(-10.0), real(10.0))); // tanh(10) is 1 in f32; beyond, exp overflows somewhere
}

fn safe_sigmoid(x: real) -> real {
  return real(1.0) / (real(1.0) + exp(-clamp(x, real(-80.0), real(80.0))));
}

// log(1 + x) for 0 ≤ x ≤ 1, as 2·artanh(x/(2 + x)): in 1 + x a small x would be rounded away.
fn log1p(x: real) -> real {
  let s = x / (real(2.0) + x);
  let q = s * s;
  var sum = q / real(15.0) + real(1.0 / 13.0);
  sum = q * sum + real(1.0 / 11.0);
  sum = q * sum + real(1.0 / 9.0);
  sum = q * sum + real(1.0 / 7.0);
  sum = q * sum + real(1.0 / 5.0);
  sum = q * sum + real(1.0 / 3.0);
  return real(2.0) * s * (q * sum + real(1.0));
}

// What GELU lets through: ½(1 + tanh u) is σ(2u), which is one exponential. Where that is nothing it is 0: what is left of
// σ would be multiplied by x³.
fn gelu_share(x: real) -> real {
  let u = real(2.0 * 0.7978845608) * (x + real(0.044715) * x * x * x);
  return select(safe_sigmoid(u), real(0.0), u < real(-80.0));
}

fn activate(kind: u32, x: real) -> real {
  switch kind {
    case TANH: { return safe_tanh(x); }
    case SIGMOID: { return safe_sigmoid(x); }
    case RELU: { return max(x, real(0.0)); }
    case LEAKY_RELU: { return select(real(0.01) * x, x, x > real(0.0)); }
    case ELU: { return select(exp(min(x, real(0.0))) - real(1.0), x, x > real(0.0)); }
    case GELU: { return x * gelu_share(x); }
    case SILU: { return x * safe_sigmoid(x); }
    case SOFTPLUS: { return max(x, real(0.0)) + log1p(exp(-abs(x))); }
    default: { return x; }
  }
}

// act′ from what the forward pass saved: its input z for GELU and SiLU, its output for all others.
fn activation_derivative(kind: u32, saved: real) -> real {
  switch kind {
    case TANH: { return real(1.0) - saved * saved; }
    case SIGMOID: { return saved * (real(1.0) - saved); }
    case RELU: { return select(real(0.0), real(1.0), saved > real(0.0)); }
    case LEAKY_RELU: { return select(real(0.01), real(1.0), saved > real(0.0)); }
    case ELU: { return select(saved + real(1.0), real(1.0), saved > real(0.0)); }
    case GELU: {
      let s = gelu_share(saved);
      let slope = real(2.0 * 0.7978845608) * (real(1.0) + real(3.0 * 0.044715) * saved * saved); // of σ's argument
      return s + saved * s * (real(1.0) - s) * slope;
    }
    case SILU: {
      let s = safe_sigmoid(saved);
      return s * (real(1.0) + saved * (real(1.0) - s));
    }
    case SOFTPLUS: { return real(1.0) - exp(-saved); }
    default: { return real(1.0); }
  }
}
