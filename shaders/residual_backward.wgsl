// Where two ways part, their gradients meet: dx = (d1 + d2) ⊙ act′ of the layer below.
// d1, d2, saved, dx (B, SIZE): dx =
#import step
alias real = vec4f;
#import activation

override SIZE: u32; // numbers per row
override INPUT_ACTIVATION: u32; // of the layer below

@group(1) @binding(0) var<storage, read> d1: array<vec4f>;
@group(1) @binding(1) var<storage, read> d2: array<vec4f>;
@group(1) @binding(2) var<storage, read> saved: array<vec4f>;
@group(1) @binding(3) var<storage, read_write> dx: array<vec4f>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  for (var n = linear_id(id, workgroups); 4u * n < step.size * SIZE; n += thread_count(workgroups)) {
    dx[n] = (d1[n] + d2[n]) * activation_derivative(INPUT_ACTIVATION, saved[n]);
  }
}
