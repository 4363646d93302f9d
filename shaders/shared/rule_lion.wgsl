// Lion (Chen et al. 2023): θ ← θ − η·sign(β₁m + (1−β₁)g), m ← β₂m + (1−β₂)g. s0 is m.
fn rule(theta: real, g: real, s0: real, s1: real, h: Step) -> Updated {
  let direction = sign(h.beta1 * s0 + (1.0 - h.beta1) * g);
  return Updated(theta - h.lr * direction, h.beta2 * s0 + (1.0 - h.beta2) * g, s1);
}
