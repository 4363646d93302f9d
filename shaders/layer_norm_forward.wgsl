// Layer normalisation (Ba et al. 2016): a = γ·(x − mean)/√(var + ε) + β over the last dimension, one thread per row.
// x, a = (R, D) with R the rows of the batch; γ, β (D) in θ; stats (R, 2) = mean and 1/√(var + ε), for backward
#import step

const EPSILON = 1e-5;

override D: u32;
override GAMMA: u32; // places in θ
override BETA: u32;

@group(1) @binding(0) var<storage, read> x: array<f32>;
@group(1) @binding(1) var<storage, read> theta: array<f32>;
@group(1) @binding(2) var<storage, read_write> stats: array<vec2f>;
@group(1) @binding(3) var<storage, read_write> a: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let row = linear_id(id, workgroups);
  if (row >= rows()) { return; }
  let first = row * D;
  var sum = 0.0;
  for (var i = 0u; i < D; i++) { sum += x[first + i]; }
  let mean = sum / f32(D);
  var squares = 0.0;
  for (var i = 0u; i < D; i++) {
    let d = x[first + i] - mean;
    squares += d * d;
  }
  let inverse = 1.0 / sqrt(squares / f32(D) + EPSILON);
  for (var i = 0u; i < D; i++) {
    a[first + i] = (x[first + i] - mean) * inverse * theta[GAMMA + i] + theta[BETA + i];
  }
  stats[row] = vec2f(mean, inverse);
}
