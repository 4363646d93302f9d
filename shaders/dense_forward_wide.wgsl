// dense_forward_tiled where there are many rows: a thread makes 8 × 8 outputs in registers, so that every number it reads
// is used eight times. The same bindings, the same result.
// x (B, IN), W (OUT, IN) and b (OUT) in θ, a (B, OUT) =, z (B, OUT) = where the activation needs it (SAVE_INPUT)
#import step
alias real = vec4f;
#import activation

override IN: u32; // a multiple of 4
override OUT: u32;
override WEIGHT: u32; // where W starts in θ: a multiple of 4, as all tensors do
override BIAS: u32; // where b starts in θ
override ACTIVATION: u32;
override SAVE_INPUT: u32;
override RESIDUAL: u32 = 0u; // 1: a = act(x Wᵀ + b + x)

@group(1) @binding(0) var<storage, read> x: array<vec4f>;
@group(1) @binding(1) var<storage, read> theta: array<vec4f>;
@group(1) @binding(2) var<storage, read_write> a: array<f32>;
@group(1) @binding(3) var<storage, read_write> z: array<f32>;

fn store(row: u32, o: u32, product: vec4f) {
  if (row >= rows()) { return; }
  var sum = product + theta[(BIAS + o) / 4u];
  if (RESIDUAL == 1u) { sum += x[(row * IN + o) / 4u]; }
  let value = activate(ACTIVATION, sum);
  for (var c = 0u; c < 4u && o + c < OUT; c++) {
    let place = row * OUT + o + c;
    a[place] = value[c];
    if (SAVE_INPUT == 1u) { z[place] = sum[c]; }
  }
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let tiles = (OUT + 7u) / 8u; // side by side
  let row = 8u * (n / tiles);
  let o = 8u * (n % tiles);
  if (row >= rows()) { return; }

  // What lies beyond an edge is read and summed like the rest, and not stored.
  let quads = IN / 4u;
  let at_x = row * quads;
  let at_w = WEIGHT / 4u + o * quads;
  var s00 = mat4x4f(); // rows row … row + 3, outputs o … o + 3
  var s01 = mat4x4f(); // rows row … row + 3, outputs o + 4 … o + 7
  var s10 = mat4x4f();
  var s11 = mat4x4f();
  for (var i = 0u; i < quads; i++) {
    let xs = at_x + i;
    let ws = at_w + i;
    let x0 = mat4x4f(x[xs], x[xs + quads], x[xs + 2u * quads], x[xs + 3u * quads]);
    let x1 = mat4x4f(x[xs + 4u * quads], x[xs + 5u * quads], x[xs + 6u * quads], x[xs + 7u * quads]);
    let w0 = transpose(mat4x4f(theta[ws], theta[ws + quads], theta[ws + 2u * quads], theta[ws + 3u * quads]));
    let w1 = transpose(mat4x4f(theta[ws + 4u * quads], theta[ws + 5u * quads], theta[ws + 6u * quads], theta[ws + 7u * quads]));
    s00 += w0 * x0;
    s01 += w1 * x0;
    s10 += w0 * x1;
    s11 += w1 * x1;
  }
  // Column k belongs to row + k. Only here in memory, and in a loop: what is written out sixteen times compiles as long.
  var sums = array<mat4x4f, 4>(s00, s01, s10, s11);
  for (var k = 0u; k < 16u; k++) { store(row + 4u * (k / 8u) + k % 4u, o + 4u * (k / 4u % 2u), sums[k / 4u][k % 4u]); }
}
