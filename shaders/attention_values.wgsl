// What attention reads: o = p v, head by head. A thread makes four places × four numbers in registers.
// qkv (B·T, 3D), p (B, HEADS, T, PADDED), o (B·T, D) =
#import step
#import attention

@group(1) @binding(0) var<storage, read> qkv: array<vec4f>;
@group(1) @binding(1) var<storage, read> p: array<vec4f>;
@group(1) @binding(2) var<storage, read_write> o: array<vec4f>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let quad = n % WIDTH; // of all heads' side by side
  let tile = n / WIDTH % TILES;
  let b = n / WIDTH / TILES;
  if (b >= step.size) { return; }
  let width = 3u * WIDTH;
  let t = 4u * tile;
  let head = quad / QUADS;
  let rows_of_p = (((b * HEADS + head) * T) + four_places(t)) * TILES;
  var sums = mat4x4f(); // a column for each place
  for (var j = 0u; j < seen(tile); j++) {
    let values = (b * T + four_places(4u * j)) * width + 2u * WIDTH + quad;
    let v = mat4x4f(qkv[values.x], qkv[values.y], qkv[values.z], qkv[values.w]);
    sums += v * mat4x4f(p[rows_of_p.x + j], p[rows_of_p.y + j], p[rows_of_p.z + j], p[rows_of_p.w + j]);
  }
  for (var r = 0u; r < 4u && t + r < T; r++) { o[(b * T + t + r) * WIDTH + quad] = sums[r]; }
}
