// Adam (Kingma & Ba 2015): m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², θ ← θ − η·m̂/(√v̂ + ε). s0 is m, s1 is v.
fn rule(theta: real, g: real, s0: real, s1: real, h: Step) -> Updated {
  let m = h.beta1 * s0 + (1.0 - h.beta1) * g;
  let v = h.beta2 * s1 + (1.0 - h.beta2) * g * g;
  // m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ): divided, not multiplied.
  let denominator = sqrt(v / h.correction2) + h.eps;
  return Updated(theta - h.lr * (m / h.correction1) / denominator, m, v);
}
