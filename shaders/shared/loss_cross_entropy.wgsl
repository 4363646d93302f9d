// Cross-entropy on logits, value and gradient of a row in one, in the form that never overflows.
// K = 1: binary, loss = max(z, 0) − z·t + log(1 + e^−|z|), dz = (σ(z) − t)/B.
// K > 1: loss = log Σₖ e^zₖ − z_class, dz = (softmax(z) − onehot)/B.
// Label smoothing s (Szegedy et al. 2016) takes s of the target from the class and gives s/K to each of the K classes.
// A row with a negative target has none, and no loss.
// Small losses are kept exact: log1p instead of log(1 + …), and the largest logit is taken off z_class before adding.
// The importing kernel brings the row: `output_at(row, k)`, `label_of(row)`, `set_gradient(row, k, slope)`; and the
// fragment activation, on f32.
override K: u32;

// The gradient is that of the mean over `count` rows.
fn loss_of_row(row: u32, count: u32) -> f32 {
  let label = label_of(row);
  let counts = label >= 0.0;
  let s = step.labelSmoothing;
  if (K == 1u) {
    let t = max(label, 0.0) * (1.0 - s) + 0.5 * s;
    let logit = output_at(row, 0u);
    set_gradient(row, 0u, select(0.0, (safe_sigmoid(logit) - t) / f32(count), counts));
    return select(0.0, max(logit, 0.0) - logit * t + log1p(exp(-abs(logit))), counts);
  }
  var largest = 0u;
  for (var k = 1u; k < K; k++) { if (output_at(row, k) > output_at(row, largest)) { largest = k; } }
  let top = output_at(row, largest);
  var rest = 0.0; // Σ e^(zₖ − top) without the largest, which is 1
  for (var k = 0u; k < K; k++) { if (k != largest) { rest += exp(output_at(row, k) - top); } }
  let sum = 1.0 + rest;
  let own = u32(max(label, 0.0));
  var mean = 0.0; // of all zₖ − top
  for (var k = 0u; k < K; k++) {
    let p = exp(output_at(row, k) - top) / sum;
    let t = select(0.0, 1.0 - s, k == own) + s / f32(K);
    set_gradient(row, k, select(0.0, (p - t) / f32(count), counts));
    mean += (output_at(row, k) - top) / f32(K);
  }
  let log_sum = select(log(sum), log1p(min(rest, 1.0)), rest < 1.0);
  let z = output_at(row, own) - top;
  return select(0.0, log_sum - z + s * (z - mean), counts);
}
