// dense_backward for larger layers, IN a multiple of 4: a thread makes 8 × 8 gradients in registers, so that every
// number it reads is used eight times. The same bindings, the same result.
// dW (OUT, IN) = dzᵀ x, db (OUT) = Σ dz, into ∇;  dx (B, IN) = (dz W) ⊙ act′ of the layer below.
// First the threads of dW, then those of db (four outputs each), then those of dx.
#import step
alias real = vec4f;
#import activation

override IN: u32;
override OUT: u32;
override WEIGHT: u32; // where W starts in θ: a multiple of 4, as all tensors do
override BIAS: u32;
override INPUT_ACTIVATION: u32; // of the layer below
override INPUT_GRADIENT: u32; // 0 for the first layer: nobody asks for dx
override RESIDUAL: u32 = 0u; // 1: dx = (dz W + dz) ⊙ act′

@group(1) @binding(0) var<storage, read> x: array<vec4f>; // (B, IN)
@group(1) @binding(1) var<storage, read> theta: array<vec4f>;
@group(1) @binding(2) var<storage, read> dz: array<vec4f>; // (B, OUT)
@group(1) @binding(3) var<storage, read> saved: array<vec4f>; // (B, IN): what act′ is computed from
@group(1) @binding(4) var<storage, read_write> grad: array<vec4f>; // ∇, as long as θ: =
@group(1) @binding(5) var<storage, read_write> dx: array<vec4f>; // (B, IN): =

// Column by row: column k is v·d[k].
fn outer(v: vec4f, d: vec4f) -> mat4x4f {
  return mat4x4f(v * d.x, v * d.y, v * d.z, v * d.w);
}

override ALIGNED = OUT % 4u == 0u; // rows of dz are whole quads: four numbers are read at once

fn number(n: u32) -> f32 {
  return dz[n / 4u][n % 4u];
}

// Four numbers of dz from n on, a multiple of 4 within its row.
fn four(n: u32) -> vec4f {
  if (ALIGNED) { return dz[n / 4u]; }
  return vec4f(number(n), number(n + 1u), number(n + 2u), number(n + 3u));
}

fn store_weight(o: u32, i: u32, gradient: vec4f) {
  if (o < OUT && i < IN) { grad[(WEIGHT + o * IN + i) / 4u] = gradient; }
}

// Column k belongs to output o + k. Written out: a loop over columns would keep the matrix in memory.
fn store_weights(o: u32, i: u32, gradients: mat4x4f) {
  store_weight(o, i, gradients[0]);
  store_weight(o + 1u, i, gradients[1]);
  store_weight(o + 2u, i, gradients[2]);
  store_weight(o + 3u, i, gradients[3]);
}

// In both products, what lies beyond an edge is read and summed like the rest, and not stored.
fn weight_gradient(o: u32, i: u32) {
  var s00 = mat4x4f(); // outputs o … o + 3, inputs i … i + 3
  var s01 = mat4x4f(); // outputs o … o + 3, inputs i + 4 … i + 7
  var s10 = mat4x4f(); // outputs o + 4 … o + 7, inputs i … i + 3
  var s11 = mat4x4f();
  for (var b = 0u; b < rows(); b++) {
    let xs = (b * IN + i) / 4u;
    let x0 = x[xs];
    let x1 = x[xs + 1u];
    let d0 = four(b * OUT + o);
    let d1 = four(b * OUT + o + 4u);
    s00 += outer(x0, d0);
    s01 += outer(x1, d0);
    s10 += outer(x0, d1);
    s11 += outer(x1, d1);
  }
  store_weights(o, i, s00);
  store_weights(o, i + 4u, s01);
  store_weights(o + 4u, i, s10);
  store_weights(o + 4u, i + 4u, s11);
}

fn bias_gradient(o: u32) {
  var sum = vec4f();
  for (var b = 0u; b < rows(); b++) { sum += four(b * OUT + o); }
  grad[(BIAS + o) / 4u] = select(vec4f(), sum, o + vec4u(0u, 1u, 2u, 3u) < vec4u(OUT)); // θ's padding has no gradient
}

fn store_input(b: u32, i: u32, sum: vec4f) {
  if (b < rows() && i < IN) {
    let place = (b * IN + i) / 4u;
    var total = sum;
    if (RESIDUAL == 1u) { total += four(b * IN + i); }
    dx[place] = total * activation_derivative(INPUT_ACTIVATION, saved[place]);
  }
}

fn input_gradient(b: u32, i: u32) {
  var s00 = mat4x4f(); // rows b … b + 3, inputs i … i + 3
  var s01 = mat4x4f();
  var s10 = mat4x4f();
  var s11 = mat4x4f();
  // Four outputs at a time, then what is left of them (all, where rows are no whole quads).
  let whole = select(0u, OUT, ALIGNED);
  let quads = IN / 4u;
  for (var o = 0u; o < whole; o += 4u) {
    let ws = (WEIGHT + o * IN + i) / 4u;
    let w0 = mat4x4f(theta[ws], theta[ws + quads], theta[ws + 2u * quads], theta[ws + 3u * quads]);
    let w1 = mat4x4f(theta[ws + 1u], theta[ws + quads + 1u], theta[ws + 2u * quads + 1u], theta[ws + 3u * quads + 1u]);
    let at = (b * OUT + o) / 4u;
    let d0 = mat4x4f(dz[at], dz[at + OUT / 4u], dz[at + OUT / 2u], dz[at + 3u * OUT / 4u]);
    let d1 = mat4x4f(dz[at + OUT], dz[at + 5u * OUT / 4u], dz[at + 3u * OUT / 2u], dz[at + 7u * OUT / 4u]);
    s00 += w0 * d0;
    s01 += w1 * d0;
    s10 += w0 * d1;
    s11 += w1 * d1;
  }
  for (var o = whole; o < OUT; o++) {
    let ws = (WEIGHT + o * IN + i) / 4u;
    let at = b * OUT + o;
    let d0 = vec4f(number(at), number(at + OUT), number(at + 2u * OUT), number(at + 3u * OUT));
    let d1 = vec4f(number(at + 4u * OUT), number(at + 5u * OUT), number(at + 6u * OUT), number(at + 7u * OUT));
    s00 += outer(theta[ws], d0);
    s01 += outer(theta[ws + 1u], d0);
    s10 += outer(theta[ws], d1);
    s11 += outer(theta[ws + 1u], d1);
  }
  // Column k belongs to row b + k. In a loop: what is written out sixteen times compiles as long.
  var sums = array<mat4x4f, 4>(s00, s01, s10, s11);
  for (var k = 0u; k < 16u; k++) { store_input(b + 4u * (k / 8u) + k % 4u, i + 4u * (k / 4u % 2u), sums[k / 4u][k % 4u]); }
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let across = (IN + 7u) / 8u; // tiles side by side
  let weights = across * ((OUT + 7u) / 8u);
  let biases = (OUT + 3u) / 4u;
  if (n < weights) {
    weight_gradient(8u * (n / across), 8u * (n % across));
  } else if (n < weights + biases) {
    bias_gradient(4u * (n - weights));
  } else if (INPUT_GRADIENT == 1u && n < weights + biases + across * ((rows() + 7u) / 8u)) {
    let tile = n - weights - biases;
    input_gradient(8u * (tile / across), 8u * (tile % across));
  }
}
