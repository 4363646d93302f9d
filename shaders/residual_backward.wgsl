// Where two ways part, their gradients meet: dx = (d1 + d2) ⊙ act′ of the layer below.
// d1, d2, saved, dx (B, SIZE): dx =
#import step
alias real = f32;
#import activation

override SIZE: u32; // numbers per row
override INPUT_ACTIVATION: u32; // of the layer below

@group(1) @binding(0) var<storage, read> d1: array<f32>;
@group(1) @binding(1) var<storage, read> d2: array<f32>;
@group(1) @binding(2) var<storage, read> saved: array<f32>;
@group(1) @binding(3) var<storage, read_write> dx: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n >= step.size * SIZE) { return; }
  dx[n] = (d1[n] + d2[n]) * activation_derivative(INPUT_ACTIVATION, saved[n]);
}
