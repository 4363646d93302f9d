// The largest number of every window of ROWS × COLUMNS, and which one of the window it is (the first of equals).
// x (B, C, H, W), a (B, C, OH, OW) =, which (B, C, OH, OW) =. One thread per window.
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
@group(1) @binding(2) var<storage, read_write> which: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n >= step.size * C * OH * OW) { return; }
  let plane = n / (OH * OW);
  let top = n / OW % OH * STRIDE;
  let left = n % OW * STRIDE;
  let first = (plane * H + top) * W + left;
  var largest = x[first];
  var found = 0u;
  // One loop without a branch: on a software adapter nested ones take twice as long.
  for (var w = 1u; w < ROWS * COLUMNS; w++) {
    let value = x[first + w / COLUMNS * W + w % COLUMNS];
    found = select(found, w, value > largest);
    largest = select(largest, value, value > largest);
  }
  a[n] = largest;
  which[n] = f32(found);
}
