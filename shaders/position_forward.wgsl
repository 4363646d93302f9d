// Tells each place of a sequence where it is: a = x + e, row t of the table e at place t.
// x, a (B, SIZE) with SIZE = T·D, e (SIZE) from TABLE on: a =
#import step

override SIZE: u32; // numbers per row
override TABLE: u32; // where e starts

@group(1) @binding(0) var<storage, read> x: array<f32>;
@group(1) @binding(1) var<storage, read> table: array<f32>; // θ, or what sine and cosine say
@group(1) @binding(2) var<storage, read_write> a: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  for (var n = linear_id(id, workgroups); n < step.size * SIZE; n += thread_count(workgroups)) {
    a[n] = x[n] + table[TABLE + n % SIZE];
  }
}
