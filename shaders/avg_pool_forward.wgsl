// The mean of every window of ROWS × COLUMNS. One thread per window. x (B, C, H, W), a (B, C, OH, OW) =
#import step

override C: u32;
override H: u32;
override W: u32;
override OH: u32;
override OW: u32;
override ROWS: u32;
override COLUMNS: u32;
override STRIDE: u32;

@group(1) @binding(0) var<storage, read> x: array<f32>;
@group(1) @binding(1) var<storage, read_write> a: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n >= step.size * C * OH * OW) { return; }
  let plane = n / (OH * OW);
  let top = n / OW % OH * STRIDE;
  let left = n % OW * STRIDE;
  var sum = 0.0;
  for (var y = top; y < top + ROWS; y++) {
    let row = (plane * H + y) * W + left;
    for (var i = row; i < row + COLUMNS; i++) { sum += x[i]; }
  }
  a[n] = sum / f32(ROWS * COLUMNS);
}
