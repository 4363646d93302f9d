// Momentum (Polyak 1964, PyTorch's form): v ← μ·v + g, θ ← θ − η·v. s0 is v.
fn rule(theta: real, g: real, s0: real, s1: real, h: Step) -> Updated {
  let v = h.momentum * s0 + g;
  return Updated(theta - h.lr * v, v, s1);
}
