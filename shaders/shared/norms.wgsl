// What follows from the sums (Σg², Σ(2⁻⁸⁰g)², Σ|θ|, Σθ²) over all parameters, g = gradient of the whole objective.
//
// Σg² overflows at ‖g‖ ≈ 1.8e19, where g itself is still a number. Then Σ(2⁻⁸⁰g)² takes over (Blue 1978), so that
// clipping shortens a huge gradient to the length asked for, instead of to nothing. ‖g‖ is never above 2¹²⁶.
fn norm_of(sums: vec4f) -> f32 {
  if (is_finite(sums.x)) { return sqrt(sums.x); }
  return min(sqrt(sums.y), 0x1p46f) * 0x1p80f;
}

// The penalties' part of the loss. Asked one by one: 0 times a sum that overflowed would be no number.
fn penalty_of(sums: vec4f) -> f32 {
  var penalty = 0.0;
  if (step.l1 > 0.0) { penalty += step.l1 * sums.z; }
  if (step.l2 > 0.0) { penalty += 0.5 * step.l2 * sums.w; }
  return penalty;
}
