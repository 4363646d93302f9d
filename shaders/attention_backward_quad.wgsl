// attention_backward for software adapters, where a number read costs as much as ten products; a head is a multiple of 16
// wide. Four threads make 16 places × 16 numbers in registers, and read every number once between them. The same
// bindings, the same result: dq = ds k, dk = dsᵀ q, dv = pᵀ do, head by head.
// qkv and dqkv (B·T, 3D), p and ds (B, HEADS, T, PADDED), do (B·T, D): dqkv =
// First the threads of dq, then those of dk, then those of dv.
enable subgroups;
diagnostic(off, subgroup_uniformity); // four threads that go together make one tile
#import step
#import quad
#import attention

override BLOCKS = (T + 15u) / 16u; // of 16 places each

@group(1) @binding(0) var<storage, read> qkv: array<vec4f>;
@group(1) @binding(1) var<storage, read> p: array<vec4f>;
@group(1) @binding(2) var<storage, read> ds: array<vec4f>;
@group(1) @binding(3) var<storage, read> d_o: array<vec4f>;
@group(1) @binding(4) var<storage, read_write> dqkv: array<vec4f>;

// 16 places from `first` on of one of q, k and v, which `quad` says: a column for each.
fn store(b: u32, first: u32, quad: u32, sums: array<mat4x4f, 4>) {
  var all = sums;
  for (var r = 0u; r < 16u && first + r < T; r++) {
    dqkv[(b * T + first + r) * 3u * WIDTH + quad] = all[r / 4u][r % 4u];
  }
}

fn query_gradient(b: u32, block: u32, quad: u32, lane: u32) {
  let first = 16u * block;
  let read = min(first + lane + vec4u(0u, 4u, 8u, 12u), vec4u(T - 1u)); // of the 16 rows of ds, this thread's
  let rows_of_ds = ((b * HEADS + quad / QUADS) * T + read) * TILES;
  var s0 = mat4x4f();
  var s1 = mat4x4f();
  var s2 = mat4x4f();
  var s3 = mat4x4f();
  // Behind the query ds is 0.
  for (var j = 0u; j < min(TILES, seen(4u * block + 3u)); j++) {
    let keys = (b * T + four_places(4u * j)) * 3u * WIDTH + WIDTH + quad;
    let k = mat4x4f(qkv[keys.x], qkv[keys.y], qkv[keys.z], qkv[keys.w]);
    s0 += k * spread(ds[rows_of_ds.x + j]);
    s1 += k * spread(ds[rows_of_ds.y + j]);
    s2 += k * spread(ds[rows_of_ds.z + j]);
    s3 += k * spread(ds[rows_of_ds.w + j]);
  }
  store(b, first, quad, array<mat4x4f, 4>(s0, s1, s2, s3));
}

fn key_gradient(b: u32, block: u32, quad: u32, lane: u32) {
  let first = 16u * block;
  let head = (b * HEADS + quad / QUADS) * T;
  var s0 = mat4x4f();
  var s1 = mat4x4f();
  var s2 = mat4x4f();
  var s3 = mat4x4f();
  for (var t = select(0u, first, CAUSAL == 1u); t < T; t += 4u) {
    let queries = (b * T + four_places(t)) * 3u * WIDTH + quad;
    let q = mat4x4f(qkv[queries.x], qkv[queries.y], qkv[queries.z], qkv[queries.w]);
    // Of four rows of ds, this thread reads one.
    let at = (head + min(t + lane, T - 1u)) * TILES + 4u * block;
    let counts = select(0.0, 1.0, t + lane < T);
    s0 += q * transpose(spread(ds[at] * counts));
    s1 += q * transpose(spread(ds[at + 1u] * counts));
    s2 += q * transpose(spread(ds[at + 2u] * counts));
    s3 += q * transpose(spread(ds[at + 3u] * counts));
  }
  store(b, first, quad + WIDTH, array<mat4x4f, 4>(s0, s1, s2, s3));
}

fn value_gradient(b: u32, block: u32, quad: u32, lane: u32) {
  let first = 16u * block;
  let head = (b * HEADS + quad / QUADS) * T;
  var s0 = mat4x4f();
  var s1 = mat4x4f();
  var s2 = mat4x4f();
  var s3 = mat4x4f();
  for (var t = select(0u, first, CAUSAL == 1u); t < T; t += 4u) {
    let places = (b * T + four_places(t)) * WIDTH + quad;
    let o = mat4x4f(d_o[places.x], d_o[places.y], d_o[places.z], d_o[places.w]);
    let at = (head + min(t + lane, T - 1u)) * TILES + 4u * block;
    let counts = select(0.0, 1.0, t + lane < T);
    s0 += o * transpose(spread(p[at] * counts));
    s1 += o * transpose(spread(p[at + 1u] * counts));
    s2 += o * transpose(spread(p[at + 2u] * counts));
    s3 += o * transpose(spread(p[at + 3u] * counts));
  }
  store(b, first, quad + 2u * WIDTH, array<mat4x4f, 4>(s0, s1, s2, s3));
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let lane = n % 4u;
  let quad = n % WIDTH; // of all heads' side by side
  let block = n / WIDTH % BLOCKS;
  let b = n / WIDTH / BLOCKS;
  if (b < step.size) {
    query_gradient(b, block, quad, lane);
  } else if (b < 2u * step.size) {
    key_gradient(b - step.size, block, quad, lane);
  } else if (b < 3u * step.size) {
    value_gradient(b - 2u * step.size, block, quad, lane);
  }
}
