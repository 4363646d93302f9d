// Dropout (Srivastava et al. 2014): while training, a = x with some numbers 0 and the rest larger; else a = x.
// x (B, SIZE), a (B, SIZE) =
#import step
#import random
#import dropout

@group(1) @binding(0) var<storage, read> x: array<vec4f>;
@group(1) @binding(1) var<storage, read_write> a: array<vec4f>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  for (var n = linear_id(id, workgroups); 4u * n < step.size * SIZE; n += thread_count(workgroups)) {
    a[n] = x[n] * kept(n);
  }
}
