// What was dropped has no gradient, what was kept its own, as much larger; times act′ of the layer below.
// dz, saved, dx (B, SIZE): dx =
#import step
#import random
alias real = vec4f;
#import activation
#import dropout

override INPUT_ACTIVATION: u32; // of the layer below

@group(1) @binding(0) var<storage, read> dz: array<vec4f>;
@group(1) @binding(1) var<storage, read> saved: array<vec4f>;
@group(1) @binding(2) var<storage, read_write> dx: array<vec4f>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  for (var n = linear_id(id, workgroups); 4u * n < step.size * SIZE; n += thread_count(workgroups)) {
    dx[n] = dz[n] * kept(n) * activation_derivative(INPUT_ACTIVATION, saved[n]);
  }
}
