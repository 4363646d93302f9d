// Gradients of queries, keys and values, head by head: dq = ds k, dk = dsᵀ q, dv = pᵀ do.
// qkv and dqkv (B·T, 3D), p and ds (B, HEADS, T, PADDED), do (B·T, D): dqkv =
// First the threads of dq, then those of dk and dv: each four places × four numbers.
#import step
#import attention

@group(1) @binding(0) var<storage, read> qkv: array<vec4f>;
@group(1) @binding(1) var<storage, read> p: array<vec4f>;
@group(1) @binding(2) var<storage, read> ds: array<vec4f>;
@group(1) @binding(3) var<storage, read> d_o: array<vec4f>;
@group(1) @binding(4) var<storage, read_write> dqkv: array<vec4f>;

// Column by row: column k is v·d[k].
fn outer(v: vec4f, d: vec4f) -> mat4x4f {
  return mat4x4f(v * d.x, v * d.y, v * d.z, v * d.w);
}

fn query_gradient(b: u32, tile: u32, quad: u32) {
  let width = 3u * WIDTH;
  let t = 4u * tile;
  let rows_of_p = (((b * HEADS + quad / QUADS) * T) + four_places(t)) * TILES;
  var sums = mat4x4f(); // a column for each place
  for (var j = 0u; j < seen(tile); j++) {
    let keys = (b * T + four_places(4u * j)) * width + WIDTH + quad;
    let k = mat4x4f(qkv[keys.x], qkv[keys.y], qkv[keys.z], qkv[keys.w]);
    sums += k * mat4x4f(ds[rows_of_p.x + j], ds[rows_of_p.y + j], ds[rows_of_p.z + j], ds[rows_of_p.w + j]);
  }
  for (var r = 0u; r < 4u && t + r < T; r++) { dqkv[(b * T + t + r) * width + quad] = sums[r]; }
}

fn key_gradient(b: u32, tile: u32, quad: u32) {
  let width = 3u * WIDTH;
  let s = 4u * tile;
  let row_of_p = (b * HEADS + quad / QUADS) * T * TILES + tile;
  var keys = mat4x4f(); // a column for each place
  var values = mat4x4f();
  for (var t = select(0u, s, CAUSAL == 1u); t < T; t++) {
    let place = b * T + t;
    keys += outer(qkv[place * width + quad], ds[row_of_p + t * TILES]);
    values += outer(d_o[place * WIDTH + quad], p[row_of_p + t * TILES]);
  }
  for (var r = 0u; r < 4u && s + r < T; r++) {
    let place = (b * T + s + r) * width + quad;
    dqkv[place + WIDTH] = keys[r];
    dqkv[place + 2u * WIDTH] = values[r];
  }
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let quad = n % WIDTH; // of all heads' side by side
  let tile = n / WIDTH % TILES;
  let b = n / WIDTH / TILES;
  if (b < step.size) {
    query_gradient(b, tile, quad);
  } else if (b < 2u * step.size) {
    key_gradient(b - step.size, tile, quad);
  }
}
