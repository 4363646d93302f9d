// AdaGrad (Duchi et al. 2011): v ← v + g², θ ← θ − η·g/(√v + ε). s0 is v.
fn rule(theta: real, g: real, s0: real, s1: real, h: Step) -> Updated {
  let v = s0 + g * g;
  return Updated(theta - h.lr * g / (sqrt(v) + h.eps), v, s1);
}
