// Who attends to whom (Vaswani et al. 2017): p = softmax(q kᵀ/√d) row by row, d the width of a head; without the places
// behind the query where CAUSAL. A thread makes four rows, from the largest score down, so that no exponential is large.
// qkv (B·T, 3D), p (B, HEADS, T, PADDED) =
#import step
#import attention

const LOWEST = -3.4e38;

@group(1) @binding(0) var<storage, read> qkv: array<vec4f>;
@group(1) @binding(1) var<storage, read_write> p: array<vec4f>;

fn exponential(x: vec4f) -> vec4f {
  return select(vec4f(), exp(max(x, vec4f(-87.0))), x > vec4f(-87.0));
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let tile = n % TILES;
  let head = n / TILES % HEADS;
  let b = n / TILES / HEADS;
  if (b >= step.size) { return; }
  let width = 3u * WIDTH;
  let t = 4u * tile;
  let queries = (b * T + four_places(t)) * width + head * QUADS;
  let rows_of_p = (((b * HEADS + head) * T) + four_places(t)) * TILES;
  let scale = inverseSqrt(f32(4u * QUADS));
  var largest = vec4f(LOWEST);
  for (var j = 0u; j < seen(tile); j++) {
    let keys = (b * T + four_places(4u * j)) * width + (HEADS + head) * QUADS;
    var s = mat4x4f(); // a column for each query
    for (var i = 0u; i < QUADS; i++) {
      let q = mat4x4f(qkv[queries.x + i], qkv[queries.y + i], qkv[queries.z + i], qkv[queries.w + i]);
      let k = mat4x4f(qkv[keys.x + i], qkv[keys.y + i], qkv[keys.z + i], qkv[keys.w + i]);
      s += transpose(k) * q;
    }
    let at = 4u * j + vec4u(0u, 1u, 2u, 3u);
    for (var r = 0u; r < 4u; r++) {
      let last = select(T - 1u, min(t + r, T - 1u), CAUSAL == 1u);
      let row = select(vec4f(LOWEST), s[r] * scale, at <= vec4u(last));
      largest[r] = max(largest[r], max(max(row.x, row.y), max(row.z, row.w)));
      if (t + r < T) { p[rows_of_p[r] + j] = row; }
    }
  }
  for (var r = 0u; r < 4u && t + r < T; r++) {
    var sums = vec4f();
    for (var j = 0u; j < seen(tile); j++) {
      let e = exponential(p[rows_of_p[r] + j] - largest[r]);
      sums += e;
      p[rows_of_p[r] + j] = e;
    }
    let inverse = 1.0 / dot(sums, vec4f(1.0));
    for (var j = 0u; j < seen(tile); j++) { p[rows_of_p[r] + j] *= inverse; }
  }
}
