// The first WIDTH numbers of every row: what is looked at of a layer that is too wide to be read back whole.
// x (B, SIZE), y (B, WIDTH) =
#import step

override SIZE: u32;
override WIDTH: u32;

@group(1) @binding(0) var<storage, read> x: array<f32>;
@group(1) @binding(1) var<storage, read_write> y: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n >= step.size * WIDTH) { return; }
  y[n] = x[n / WIDTH * SIZE + n % WIDTH];
}
