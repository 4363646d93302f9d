// A window's gradient goes to the number that was its largest, times act′ of the layer below; dx is 0 elsewhere.
// dz, which (B, C, OH, OW), saved (B, C, H, W), dx (B, C, H, W) =
// Where windows do not overlap, a thread writes the STRIDE × STRIDE numbers from its window's corner on: each belongs
// to one window at most, and is read only where the gradient goes. Where they overlap, it is one thread per number.
#import step
alias real = f32;
#import activation

override C: u32;
override H: u32;
override W: u32;
override OH: u32;
override OW: u32;
override ROWS: u32;
override COLUMNS: u32;
override STRIDE: u32;
override INPUT_ACTIVATION: u32; // of the layer below

@group(1) @binding(0) var<storage, read> dz: array<f32>;
@group(1) @binding(1) var<storage, read> which: array<f32>;
@group(1) @binding(2) var<storage, read> saved: array<f32>;
@group(1) @binding(3) var<storage, read_write> dx: array<f32>;

fn window_by_window(n: u32) {
  let across = (W + STRIDE - 1u) / STRIDE;
  let down = (H + STRIDE - 1u) / STRIDE;
  // Few divisions: they are slow.
  let line = n / across;
  let x = n - line * across;
  let plane = line / down;
  let y = line - plane * down;
  let first = (plane * H + y * STRIDE) * W + x * STRIDE;
  var place = 0xffffffffu; // none
  var gradient = 0.0;
  if (y < OH && x < OW) {
    let window = (plane * OH + y) * OW + x;
    let found = u32(which[window]);
    let v = found / COLUMNS;
    place = first + v * W + found - v * COLUMNS;
    gradient = dz[window];
    if (INPUT_ACTIVATION != LINEAR) { gradient *= activation_derivative(INPUT_ACTIVATION, saved[place]); }
  }
  if (STRIDE == 2u) {
    let beside = 2u * x + 1u < W;
    let below = 2u * y + 1u < H;
    // The usual one without a loop: on a software adapter one in another takes twice as long.
    dx[first] = select(0.0, gradient, first == place);
    if (beside) { dx[first + 1u] = select(0.0, gradient, first + 1u == place); }
    if (below) { dx[first + W] = select(0.0, gradient, first + W == place); }
    if (beside && below) { dx[first + W + 1u] = select(0.0, gradient, first + W + 1u == place); }
    return;
  }
  var i = first;
  var u = 0u;
  for (var left = min(STRIDE, H - y * STRIDE) * STRIDE; left > 0u; left--) {
    if (x * STRIDE + u < W) { dx[i] = select(0.0, gradient, i == place); }
    u++;
    let next = u == STRIDE;
    i += select(1u, W + 1u - STRIDE, next);
    u = select(u, 0u, next);
  }
}

fn number_by_number(n: u32) {
  let plane = n / (H * W);
  let y = n / W % H;
  let x = n % W;
  var sum = 0.0;
  // The windows that have (y, x) in them.
  for (var v = (max(y + STRIDE, ROWS) - ROWS) / STRIDE; v < min(OH, y / STRIDE + 1u); v++) {
    for (var u = (max(x + STRIDE, COLUMNS) - COLUMNS) / STRIDE; u < min(OW, x / STRIDE + 1u); u++) {
      let window = (plane * OH + v) * OW + u;
      let own = (y - v * STRIDE) * COLUMNS + x - u * STRIDE;
      if (u32(which[window]) == own) { sum += dz[window]; }
    }
  }
  dx[n] = sum * activation_derivative(INPUT_ACTIVATION, saved[n]);
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let apart = STRIDE >= ROWS && STRIDE >= COLUMNS;
  let plane = select(H * W, ((H + STRIDE - 1u) / STRIDE) * ((W + STRIDE - 1u) / STRIDE), apart);
  for (var n = linear_id(id, workgroups); n < step.size * C * plane; n += thread_count(workgroups)) {
    if (STRIDE >= ROWS && STRIDE >= COLUMNS) { window_by_window(n); } else { number_by_number(n); }
  }
}
