// dense_forward_tiled for software adapters, where a number read costs as much as ten products: four threads make 16 × 16
// outputs in registers, 16 × 4 each, and read every number of x and W once between them. The same bindings, the same
// result.
// x (B, IN), W (OUT, IN) and b (OUT) in θ, a (B, OUT) =, z (B, OUT) = where the activation needs it (SAVE_INPUT)
enable subgroups;
diagnostic(off, subgroup_uniformity); // four threads that go together make one tile
#import step
#import quad
alias real = vec4f;
#import activation

override IN: u32; // a multiple of 4
override OUT: u32;
override WEIGHT: u32; // where W starts in θ: a multiple of 4, as all tensors do
override BIAS: u32; // where b starts in θ
override ACTIVATION: u32;
override SAVE_INPUT: u32;
override RESIDUAL: u32 = 0u; // 1: a = act(x Wᵀ + b + x)
override QUADS = IN / 4u;

@group(1) @binding(0) var<storage, read> x: array<vec4f>;
@group(1) @binding(1) var<storage, read> theta: array<vec4f>;
@group(1) @binding(2) var<storage, read_write> a: array<f32>;
@group(1) @binding(3) var<storage, read_write> z: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let lane = n % 4u;
  let tiles = (OUT + 15u) / 16u; // side by side
  let row = 16u * (n / 4u / tiles);
  let o = 16u * (n / 4u % tiles) + 4u * lane;
  if (row >= rows()) { return; }

  // What lies beyond an edge is read and summed like the rest, and not stored.
  var at_x = (row + lane) * QUADS; // of the tile's rows, every fourth is this thread's to read
  var at_w = WEIGHT / 4u + o * QUADS;
  var s0 = mat4x4f(); // rows row … row + 3, outputs o … o + 3: a column for each row
  var s1 = mat4x4f();
  var s2 = mat4x4f();
  var s3 = mat4x4f();
  for (var i = 0u; i < QUADS; i++) {
    let w = transpose(mat4x4f(theta[at_w], theta[at_w + QUADS], theta[at_w + 2u * QUADS], theta[at_w + 3u * QUADS]));
    s0 += w * spread(x[at_x]);
    s1 += w * spread(x[at_x + 4u * QUADS]);
    s2 += w * spread(x[at_x + 8u * QUADS]);
    s3 += w * spread(x[at_x + 12u * QUADS]);
    at_x++;
    at_w++;
  }

  let bias = theta[(BIAS + o) / 4u];
  let last = min(16u, rows() - row);
  let width = select(0u, min(4u, OUT - o), o < OUT);
  var sums = array<mat4x4f, 4>(s0, s1, s2, s3);
  for (var r = 0u; r < last; r++) {
    var sum = sums[r / 4u][r % 4u] + bias;
    if (RESIDUAL == 1u) { sum += x[((row + r) * IN + o) / 4u]; }
    let value = activate(ACTIVATION, sum);
    let place = (row + r) * OUT + o;
    for (var c = 0u; c < width; c++) {
      a[place + c] = value[c];
      if (SAVE_INPUT == 1u) { z[place + c] = sum[c]; }
    }
  }
}
