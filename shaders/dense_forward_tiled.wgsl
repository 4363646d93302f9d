// dense_forward for larger layers, IN a multiple of 4: a thread makes 4 × 4 outputs in registers and takes four terms
// of each sum at a time, so that every number it reads is used four times. The same bindings, the same result.
// x (B, IN), W (OUT, IN) and b (OUT) in θ, a (B, OUT) =, z (B, OUT) = where the activation needs it (SAVE_INPUT)
#import step
alias real = vec4f;
#import activation

override IN: u32;
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

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let tiles = (OUT + 3u) / 4u; // side by side
  let row = 4u * (n / tiles);
  let o = 4u * (n % tiles);
  if (row >= rows()) { return; }

  // What lies beyond an edge is read and summed like the rest, and not stored.
  let quads = IN / 4u;
  let at_x = (row + vec4u(0u, 1u, 2u, 3u)) * quads;
  let at_w = WEIGHT / 4u + (o + vec4u(0u, 1u, 2u, 3u)) * quads;
  var sums = mat4x4f(); // a column for each row of x
  for (var i = 0u; i < quads; i++) {
    let xs = mat4x4f(x[at_x.x + i], x[at_x.y + i], x[at_x.z + i], x[at_x.w + i]);
    let ws = mat4x4f(theta[at_w.x + i], theta[at_w.y + i], theta[at_w.z + i], theta[at_w.w + i]);
    sums += transpose(ws) * xs;
  }

  let bias = theta[(BIAS + o) / 4u];
  for (var r = 0u; r < 4u && row + r < rows(); r++) {
    var sum = sums[r] + bias;
    if (RESIDUAL == 1u) { sum += x[at_x[r] + o / 4u]; }
    let value = activate(ACTIVATION, sum);
    for (var c = 0u; c < 4u && o + c < OUT; c++) {
      let place = (row + r) * OUT + o + c;
      a[place] = value[c];
      if (SAVE_INPUT == 1u) { z[place] = sum[c]; }
    }
  }
}
