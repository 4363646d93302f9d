// A residual connection around what has become of x, with dropout on it: a = x + f ⊙ kept.
// x, f, a (B, SIZE): a =
#import step
#import random
#import dropout

@group(1) @binding(0) var<storage, read> x: array<vec4f>;
@group(1) @binding(1) var<storage, read> f: array<vec4f>;
@group(1) @binding(2) var<storage, read_write> a: array<vec4f>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  for (var n = linear_id(id, workgroups); 4u * n < step.size * SIZE; n += thread_count(workgroups)) {
    a[n] = x[n] + f[n] * kept(n);
  }
}
