// What a hint adds to a hidden layer's gradient: dz += d ⊙ act′ of that layer, d = ∂L/∂h of its output h.
// d, saved, dz (B, SIZE)
#import step
alias real = vec4f;
#import activation

override SIZE: u32; // numbers per row
override INPUT_ACTIVATION: u32; // of that layer

@group(1) @binding(0) var<storage, read> d: array<vec4f>;
@group(1) @binding(1) var<storage, read> saved: array<vec4f>;
@group(1) @binding(2) var<storage, read_write> dz: array<vec4f>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  for (var n = linear_id(id, workgroups); 4u * n < step.size * SIZE; n += thread_count(workgroups)) {
    dz[n] += d[n] * activation_derivative(INPUT_ACTIVATION, saved[n]);
  }
}
