// Gradient of an embedding: dW[v] = Σ dz over the places where token v stands, 0 where it stands nowhere. A thread makes
// four columns of one token's row: it looks for the token in the whole batch and adds in the order of the places, so
// that the sum is the same every time, without atomics.
// x (B) token numbers, dz (B, D), dW (V, D) into ∇ =; B·T places
#import step

override V: u32;
override D: u32;
override WEIGHT: u32; // where W starts in θ and in ∇

@group(1) @binding(0) var<storage, read> x: array<vec4f>;
@group(1) @binding(1) var<storage, read> dz: array<f32>;
@group(1) @binding(2) var<storage, read_write> grad: array<f32>;

fn four(n: u32) -> vec4f {
  return vec4f(dz[n], dz[n + 1u], dz[n + 2u], dz[n + 3u]); // what lies beyond the row is not stored
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let across = (D + 3u) / 4u;
  let token = n / across;
  let column = 4u * (n % across);
  if (token >= V) { return; }
  let wanted = vec4f(f32(token));
  let count = rows();
  var sum = vec4f();
  for (var quad = 0u; quad < (count + 3u) / 4u; quad++) {
    let found = x[quad] == wanted;
    if (!any(found)) { continue; }
    for (var k = 0u; k < 4u; k++) {
      let place = 4u * quad + k;
      if (found[k] && place < count) { sum += four(place * D + column); }
    }
  }
  for (var k = 0u; k < min(4u, D - column); k++) { grad[WEIGHT + token * D + column + k] = sum[k]; }
}
