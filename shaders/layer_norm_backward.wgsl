// Gradient of layer normalisation, with x̂ = (x − mean)/√(var + ε) and g = γ·dz: dγ = Σ dz·x̂ and dβ = Σ dz over the
// rows, dx = (g − mean of g − x̂·mean of g·x̂)/√(var + ε) ⊙ act′ of the layer below, row by row.
// dz, x, saved, dx = (R, D); stats (R, 2) from forward; dγ, dβ (D) into ∇ =. First D threads for dγ and dβ, then one
// for each row.
#import step
alias real = f32;
#import activation

override D: u32;
override GAMMA: u32; // places in θ and in ∇
override BETA: u32;
override INPUT_ACTIVATION: u32; // of the layer below
override INPUT_GRADIENT: u32; // 0 for the first layer: nobody asks for dx

@group(1) @binding(0) var<storage, read> dz: array<f32>;
@group(1) @binding(1) var<storage, read> x: array<f32>;
@group(1) @binding(2) var<storage, read> theta: array<f32>;
@group(1) @binding(3) var<storage, read> stats: array<vec2f>;
@group(1) @binding(4) var<storage, read> saved: array<f32>;
@group(1) @binding(5) var<storage, read_write> grad: array<f32>;
@group(1) @binding(6) var<storage, read_write> dx: array<f32>;

fn parameter_gradient(i: u32) {
  var sums = vec2f();
  for (var row = 0u; row < rows(); row++) {
    let n = row * D + i;
    sums += dz[n] * vec2f((x[n] - stats[row].x) * stats[row].y, 1.0);
  }
  grad[GAMMA + i] = sums.x;
  grad[BETA + i] = sums.y;
}

fn input_gradient(row: u32) {
  let mean = stats[row].x;
  let inverse = stats[row].y;
  let first = row * D;
  var sums = vec2f();
  for (var i = 0u; i < D; i++) {
    sums += dz[first + i] * theta[GAMMA + i] * vec2f((x[first + i] - mean) * inverse, 1.0);
  }
  let means = sums / f32(D);
  for (var i = 0u; i < D; i++) {
    let n = first + i;
    let d = dz[n] * theta[GAMMA + i] - means.y - (x[n] - mean) * inverse * means.x;
    dx[n] = d * inverse * activation_derivative(INPUT_ACTIVATION, saved[n]);
  }
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n < D) {
    parameter_gradient(n);
  } else if (INPUT_GRADIENT == 1u && n - D < rows()) {
    input_gradient(n - D);
  }
}
