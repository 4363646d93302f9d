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
  let plane = n / (across * down);
  if (plane >= step.size * C) { return; }
  let y = n / across % down;
  let x = n % across;
  var place = STRIDE * STRIDE; // none
  var gradient = 0.0;
  if (y < OH && x < OW) {
    let window = (plane * OH + y) * OW + x;
    let found = u32(which[window]);
    place = found / COLUMNS * STRIDE + found % COLUMNS;
    gradient = dz[window];
  }
  let first = (plane * H + y * STRIDE) * W + x * STRIDE;
  for (var w = 0u; w < STRIDE * STRIDE; w++) {
    let v = w / STRIDE;
    let u = w % STRIDE;
    if ((y * STRIDE + v < H) & (x * STRIDE + u < W)) {
      let i = first + v * W + u;
      var d = 0.0;
      if (w == place) { d = gradient * activation_derivative(INPUT_ACTIVATION, saved[i]); }
      dx[i] = d;
    }
  }
}

fn number_by_number(n: u32) {
  if (n >= step.size * C * H * W) { return; }
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
  let n = linear_id(id, workgroups);
  if (STRIDE >= ROWS && STRIDE >= COLUMNS) { window_by_window(n); } else { number_by_number(n); }
}
