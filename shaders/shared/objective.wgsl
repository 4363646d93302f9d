// Gradient of the whole objective, data loss + l1·Σ|θ| + l2/2·Σθ², where ∇ is the data loss's. `real` is f32 or vec4f.
fn objective_gradient(gradient: real, p: real) -> real {
  return gradient + step.l1 * sign(p) + step.l2 * p;
}

// As torch clip_grad_norm_, then clip_grad_value_. g/‖g‖·clip, because the factor clip/‖g‖ alone may underflow.
fn clipped(g: real, gradient_norm: f32) -> real {
  var c = g;
  if (step.clip > 0.0) {
    let norm = gradient_norm + 1e-6;
    if (norm > step.clip) { c = c / norm * step.clip; }
  }
  if (step.clipValue > 0.0) { c = clamp(c, real(-step.clipValue), real(step.clipValue)); }
  return c;
}
