// Gradient descent: θ ← θ − η·g.
fn rule(theta: real, g: real, s0: real, s1: real, h: Step) -> Updated {
  return Updated(theta - h.lr * g, s0, s1);
}
