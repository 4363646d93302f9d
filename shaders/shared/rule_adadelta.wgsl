// Adadelta (Zeiler 2012): v ← ρv + (1−ρ)g², Δ = √(u+ε)/√(v+ε)·g, u ← ρu + (1−ρ)Δ², θ ← θ − η·Δ. s0 is v, s1 is u.
fn rule(theta: real, g: real, s0: real, s1: real, h: Step) -> Updated {
  let v = h.rho * s0 + (1.0 - h.rho) * g * g;
  let delta = sqrt(s1 + h.eps) / sqrt(v + h.eps) * g;
  return Updated(theta - h.lr * delta, v, h.rho * s1 + (1.0 - h.rho) * delta * delta);
}
