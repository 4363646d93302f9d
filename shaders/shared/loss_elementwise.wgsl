// The losses that treat every output by itself (MSE, MAE, Huber, hinge): value and gradient of a row in one.
// The importing kernel brings `loss_value(o, t)` and `loss_derivative(o, t)`, and the row: `output_at(row, k)`,
// `label_of(row)`, `set_gradient(row, k, slope)`.
// In classification the target of output k is +1 for the row's class, else −1 (one against the rest), and one
// output stands for two classes; a row with a negative target has none, and no loss.
override K: u32;
override CLASSES: u32; // 0: regression
override TANH_OUTPUT: u32; // the output activation is tanh, else linear

fn target_of(label: f32, k: u32) -> f32 {
  if (CLASSES == 0u) { return label; }
  let class_of_row = u32(label);
  let hit = select(class_of_row == k, class_of_row == 1u, K == 1u);
  return select(-1.0, 1.0, hit);
}

// Mean over the row's K outputs; the gradient is that of the mean over `count` rows.
fn loss_of_row(row: u32, count: u32) -> f32 {
  let counts = CLASSES == 0u || label_of(row) >= 0.0;
  var sum = 0.0;
  for (var k = 0u; k < K; k++) {
    let t = target_of(label_of(row), k);
    var o = output_at(row, k);
    var slope = 1.0;
    if (TANH_OUTPUT == 1u) {
      o = tanh(clamp(o, -10.0, 10.0));
      slope = 1.0 - o * o;
    }
    sum += select(0.0, loss_value(o, t), counts);
    set_gradient(row, k, select(0.0, loss_derivative(o, t) * slope / f32(count * K), counts));
  }
  return sum / f32(K);
}
