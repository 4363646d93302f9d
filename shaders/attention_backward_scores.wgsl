// The scores' gradient: ds = p ⊙ (do vᵀ − δ)/√d with δ = do·o of each row, which is Σ p·dp. A thread makes four rows.
// qkv (B·T, 3D), p and ds (B, HEADS, T, PADDED), o and do (B·T, D): ds =
#import step
#import attention

@group(1) @binding(0) var<storage, read> qkv: array<vec4f>;
@group(1) @binding(1) var<storage, read> p: array<vec4f>;
@group(1) @binding(2) var<storage, read> o: array<vec4f>;
@group(1) @binding(3) var<storage, read> d_o: array<vec4f>;
@group(1) @binding(4) var<storage, read_write> ds: array<vec4f>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let tile = n % TILES;
  let head = n / TILES % HEADS;
  let b = n / TILES / HEADS;
  if (b >= step.size) { return; }
  let t = 4u * tile;
  let places = (b * T + four_places(t)) * WIDTH + head * QUADS;
  let rows_of_p = (((b * HEADS + head) * T) + four_places(t)) * TILES;
  var delta = vec4f();
  for (var i = 0u; i < QUADS; i++) {
    for (var r = 0u; r < 4u; r++) { delta[r] += dot(d_o[places[r] + i], o[places[r] + i]); }
  }
  let scale = inverseSqrt(f32(4u * QUADS));
  for (var j = 0u; j < seen(tile); j++) {
    let values = (b * T + four_places(4u * j)) * (3u * WIDTH) + (2u * HEADS + head) * QUADS;
    var s = mat4x4f(); // a column for each query
    for (var i = 0u; i < QUADS; i++) {
      let g = mat4x4f(d_o[places.x + i], d_o[places.y + i], d_o[places.z + i], d_o[places.w + i]);
      let v = mat4x4f(qkv[values.x + i], qkv[values.y + i], qkv[values.z + i], qkv[values.w + i]);
      s += transpose(v) * g;
    }
    for (var r = 0u; r < 4u && t + r < T; r++) {
      ds[rows_of_p[r] + j] = p[rows_of_p[r] + j] * (s[r] - delta[r]) * scale;
    }
  }
}
