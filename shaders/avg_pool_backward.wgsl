// Every number of a window gets its share of the window's gradient, times act′ of the layer below.
// dz (B, C, OH, OW), saved (B, C, H, W), dx (B, C, H, W) =. One thread per number.
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
@group(1) @binding(1) var<storage, read> saved: array<f32>;
@group(1) @binding(2) var<storage, read_write> dx: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n >= step.size * C * H * W) { return; }
  let plane = n / (H * W);
  let y = n / W % H;
  let x = n % W;
  var sum = 0.0;
  // The windows that have (y, x) in them; there may be none.
  for (var v = (max(y + STRIDE, ROWS) - ROWS) / STRIDE; v < min(OH, y / STRIDE + 1u); v++) {
    for (var u = (max(x + STRIDE, COLUMNS) - COLUMNS) / STRIDE; u < min(OW, x / STRIDE + 1u); u++) {
      sum += dz[(plane * OH + v) * OW + u];
    }
  }
  dx[n] = sum / f32(ROWS * COLUMNS) * activation_derivative(INPUT_ACTIVATION, saved[n]);
}
