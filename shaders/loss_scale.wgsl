// The scale of the loss from step to step (torch's GradScaler.update): halved after an overflow, whose update is left
// out; doubled after GROWTH steps in a row without one. GROWTH 0: it stays. One thread, before the update.
// scaler from AT on = (scale, steps without overflow, overflows, whether one was found in this step; whether this update
// is left out, updates left out since the optimizer took over, 1 − β₁ᵗ and 1 − β₂ᵗ with t the updates that were made)
#import step

override AT: u32;
override GROWTH: u32;

@group(1) @binding(0) var<storage, read_write> scaler: array<f32>;

// 1 − βᵗ⁻ˢ from c = 1 − βᵗ: c less 1 − βˢ, which is summed up and not got as a difference, over βˢ.
fn correction(c: f32, beta: f32, s: f32) -> f32 {
  if (c == 1.0) { return c; } // switched off, or as good as
  var power = 1.0;
  var sum = 0.0;
  for (var k = 0.0; k < s; k += 1.0) {
    sum += power;
    power *= beta;
  }
  return select((c - (1.0 - beta) * sum) / power, 1.0, power < 0x1p-20f);
}

@compute @workgroup_size(WG)
fn main(@builtin(local_invocation_index) lane: u32) {
  if (lane != 0u) { return; }
  let found = scaler[AT + 3u] != 0.0;
  let left_out = select(scaler[AT + 5u], 0.0, step.t <= 1u);
  scaler[AT + 3u] = 0.0;
  scaler[AT + 4u] = select(0.0, 1.0, found);
  scaler[AT + 5u] = left_out + select(0.0, 1.0, found);
  scaler[AT + 6u] = correction(step.correction1, step.beta1, left_out);
  scaler[AT + 7u] = correction(step.correction2, step.beta2, left_out);
  let fine = select(scaler[AT + 1u] + 1.0, 0.0, found);
  let grows = GROWTH > 0u && fine >= f32(GROWTH);
  if (found) { scaler[AT + 2u] += 1.0; }
  if (found && GROWTH > 0u) { scaler[AT] *= 0.5; }
  if (grows) { scaler[AT] = min(2.0 * scaler[AT], 0x1p40f); }
  scaler[AT + 1u] = select(fine, 0.0, grows);
}
