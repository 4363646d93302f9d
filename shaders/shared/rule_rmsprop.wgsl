// RMSprop (Tieleman & Hinton 2012, PyTorch's form): v ← ρv + (1−ρ)g², θ ← θ − η·g/(√v + ε). s0 is v.
fn rule(theta: real, g: real, s0: real, s1: real, h: Step) -> Updated {
  let v = h.rho * s0 + (1.0 - h.rho) * g * g;
  return Updated(theta - h.lr * g / (sqrt(v) + h.eps), v, s1);
}
