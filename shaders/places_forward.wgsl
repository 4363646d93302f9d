// One row for a whole sequence: the mean of COUNT places from FROM on (all of them, or the first, or the last), or their
// product, number by number. x (B, T, D), a (B, D) =
#import step

override T: u32;
override D: u32;
override FROM: u32;
override COUNT: u32;
override PRODUCT: u32;

@group(1) @binding(0) var<storage, read> x: array<f32>;
@group(1) @binding(1) var<storage, read_write> a: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n >= step.size * D) { return; }
  let first = (n / D * T + FROM) * D + n % D;
  var sum = 0.0;
  var product = 1.0;
  for (var t = 0u; t < COUNT; t++) {
    sum += x[first + t * D];
    product *= x[first + t * D];
  }
  a[n] = select(sum / f32(COUNT), product, PRODUCT == 1u);
}
