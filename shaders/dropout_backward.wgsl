// What was dropped has no gradient, what was kept its own, as much larger; times act′ of the layer below.
// dz, saved, dx (B, SIZE): dx =
#import step
#import random
alias real = f32;
#import activation
#import dropout

override INPUT_ACTIVATION: u32; // of the layer below

@group(1) @binding(0) var<storage, read> dz: array<f32>;
@group(1) @binding(1) var<storage, read> saved: array<f32>;
@group(1) @binding(2) var<storage, read_write> dx: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n >= step.size * SIZE) { return; }
  dx[n] = dz[n] * kept(n) * activation_derivative(INPUT_ACTIVATION, saved[n]);
}
