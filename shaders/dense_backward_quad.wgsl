// dense_backward_tiled for software adapters, where a number read costs as much as ten products: four threads make 16 × 16
// gradients in registers, 16 × 4 each, and read every number once between them. The same bindings, the same result.
// dW (OUT, IN) = dzᵀ x, db (OUT) = Σ dz, into ∇;  dx (B, IN) = (dz W) ⊙ act′ of the layer below.
// First the quads of dW, of which those of the first inputs make db, then those of dx.
enable subgroups;
diagnostic(off, subgroup_uniformity); // four threads that go together make one tile
#import step
#import quad
alias real = vec4f;
#import activation

override IN: u32; // a multiple of 4
override OUT: u32;
override WEIGHT: u32; // where W starts in θ: a multiple of 4, as all tensors do
override BIAS: u32;
override INPUT_ACTIVATION: u32; // of the layer below
override INPUT_GRADIENT: u32; // 0 for the first layer: nobody asks for dx
override RESIDUAL: u32 = 0u; // 1: dx = (dz W + dz) ⊙ act′
override QUADS = IN / 4u;

@group(1) @binding(0) var<storage, read> x: array<vec4f>; // (B, IN)
@group(1) @binding(1) var<storage, read> theta: array<vec4f>;
@group(1) @binding(2) var<storage, read> dz: array<vec4f>; // (B, OUT)
@group(1) @binding(3) var<storage, read> saved: array<vec4f>; // (B, IN): what act′ is computed from
@group(1) @binding(4) var<storage, read_write> grad: array<vec4f>; // ∇, as long as θ: =
@group(1) @binding(5) var<storage, read_write> dx: array<vec4f>; // (B, IN): =

override ALIGNED = OUT % 4u == 0u; // rows of dz are whole quads: four numbers are read at once

fn number(n: u32) -> f32 {
  return dz[n / 4u][n % 4u];
}

// Four numbers of dz from output o on, a multiple of 4; beyond the row 0.
fn four(row: u32, o: u32) -> vec4f {
  let n = row * OUT + o;
  if (ALIGNED) { return dz[n / 4u]; }
  let numbers = vec4f(number(n), number(n + 1u), number(n + 2u), number(n + 3u));
  return select(vec4f(), numbers, o + vec4u(0u, 1u, 2u, 3u) < vec4u(OUT));
}

// Of outputs o … o + 15 and inputs i … i + 3: the other threads of the quad make those beside.
fn weight_gradient(o: u32, i: u32, lane: u32) {
  var s0 = mat4x4f(); // a column for each of outputs o … o + 3
  var s1 = mat4x4f();
  var s2 = mat4x4f();
  var s3 = mat4x4f();
  var biases = mat4x4f(); // of this thread's rows, a column for four outputs
  let first = i == 4u * lane;
  let count = rows();
  for (var b = 0u; b < count; b += 4u) {
    let at = min(b + vec4u(0u, 1u, 2u, 3u), vec4u(count - 1u)) * QUADS + i / 4u;
    let xs = mat4x4f(x[at.x], x[at.y], x[at.z], x[at.w]);
    // Each thread reads one of the four rows.
    let own = min(b + lane, count - 1u);
    let counts = select(0.0, 1.0, b + lane < count);
    let d = mat4x4f(four(own, o), four(own, o + 4u), four(own, o + 8u), four(own, o + 12u)) * counts;
    s0 += xs * transpose(spread(d[0]));
    s1 += xs * transpose(spread(d[1]));
    s2 += xs * transpose(spread(d[2]));
    s3 += xs * transpose(spread(d[3]));
    if (first) { biases += d; }
  }
  var sums = array<mat4x4f, 4>(s0, s1, s2, s3);
  if (i < IN) {
    for (var k = 0u; k < 16u && o + k < OUT; k++) { grad[(WEIGHT + (o + k) * IN + i) / 4u] = sums[k / 4u][k % 4u]; }
  }
  if (first) {
    // θ's padding has no gradient.
    let all = mat4x4f(quad_sum(biases[0]), quad_sum(biases[1]), quad_sum(biases[2]), quad_sum(biases[3]));
    let own = o + 4u * lane;
    let some = select(vec4f(), all[lane], own + vec4u(0u, 1u, 2u, 3u) < vec4u(OUT));
    if (own < OUT) { grad[(BIAS + own) / 4u] = some; }
  }
}

// Of rows b … b + 15 and inputs i … i + 3: the other threads of the quad make those beside.
fn input_gradient(b: u32, i: u32, lane: u32) {
  var s0 = mat4x4f(); // a column for each of rows b … b + 3
  var s1 = mat4x4f();
  var s2 = mat4x4f();
  var s3 = mat4x4f();
  var at = (WEIGHT + i) / 4u;
  for (var o = 0u; o < OUT; o += 4u) {
    let w = mat4x4f(theta[at], theta[at + QUADS], theta[at + 2u * QUADS], theta[at + 3u * QUADS]);
    s0 += w * spread(four(b + lane, o));
    s1 += w * spread(four(b + 4u + lane, o));
    s2 += w * spread(four(b + 8u + lane, o));
    s3 += w * spread(four(b + 12u + lane, o));
    at += IN;
  }
  if (i >= IN) { return; }
  var sums = array<mat4x4f, 4>(s0, s1, s2, s3);
  for (var r = 0u; r < 16u && b + r < rows(); r++) {
    let place = ((b + r) * IN + i) / 4u;
    var total = sums[r / 4u][r % 4u];
    if (RESIDUAL == 1u) { total += four(b + r, i); }
    dx[place] = total * activation_derivative(INPUT_ACTIVATION, saved[place]);
  }
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let lane = n % 4u;
  let across = (IN + 15u) / 16u; // tiles side by side
  let tile = n / 4u;
  let down = tile / across;
  let weights = (OUT + 15u) / 16u;
  let i = 16u * (tile % across) + 4u * lane;
  if (down < weights) {
    weight_gradient(16u * down, i, lane);
  } else if (INPUT_GRADIENT == 1u && 16u * (down - weights) < rows()) {
    input_gradient(16u * (down - weights), i, lane);
  }
}
