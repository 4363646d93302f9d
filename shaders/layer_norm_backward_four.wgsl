// layer_norm_backward where D is a multiple of 4: four numbers at a time. The same bindings, the same result.
// With x̂ = (x − mean)/√(var + ε) and g = γ·dz: dγ = Σ dz·x̂ and dβ = Σ dz over the rows,
// dx = (g − mean of g − x̂·mean of g·x̂)/√(var + ε) ⊙ act′ of the layer below, row by row.
// dz, x, saved, dx = (R, D); stats (R, 2) from forward; dγ, dβ (D) into ∇ =. First D/4 threads for dγ and dβ, then one
// for each row.
#import step
alias real = vec4f;
#import activation

override D: u32;
override GAMMA: u32; // places in θ and in ∇: multiples of 4, as all tensors'
override BETA: u32;
override INPUT_ACTIVATION: u32; // of the layer below
override INPUT_GRADIENT: u32; // 0 for the first layer: nobody asks for dx
override QUADS = D / 4u;

@group(1) @binding(0) var<storage, read> dz: array<vec4f>;
@group(1) @binding(1) var<storage, read> x: array<vec4f>;
@group(1) @binding(2) var<storage, read> theta: array<vec4f>;
@group(1) @binding(3) var<storage, read> stats: array<vec2f>;
@group(1) @binding(4) var<storage, read> saved: array<vec4f>;
@group(1) @binding(5) var<storage, read_write> grad: array<vec4f>;
@group(1) @binding(6) var<storage, read_write> dx: array<vec4f>;

fn parameter_gradient(i: u32) {
  var gamma = vec4f();
  var beta = vec4f();
  for (var row = 0u; row < rows(); row++) {
    let own = stats[row];
    let d = dz[row * QUADS + i];
    gamma += d * ((x[row * QUADS + i] - own.x) * own.y);
    beta += d;
  }
  grad[GAMMA / 4u + i] = gamma;
  grad[BETA / 4u + i] = beta;
}

fn input_gradient(row: u32) {
  let mean = stats[row].x;
  let inverse = stats[row].y;
  let first = row * QUADS;
  var products = vec4f();
  var sums = vec4f();
  for (var i = 0u; i < QUADS; i++) {
    let g = dz[first + i] * theta[GAMMA / 4u + i];
    products += g * ((x[first + i] - mean) * inverse);
    sums += g;
  }
  let mean_product = dot(products, vec4f(1.0)) / f32(D);
  let mean_g = dot(sums, vec4f(1.0)) / f32(D);
  for (var i = 0u; i < QUADS; i++) {
    let n = first + i;
    let d = dz[n] * theta[GAMMA / 4u + i] - mean_g - (x[n] - mean) * inverse * mean_product;
    dx[n] = d * inverse * activation_derivative(INPUT_ACTIVATION, saved[n]);
  }
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n < QUADS) {
    parameter_gradient(n);
  } else if (INPUT_GRADIENT == 1u && n - QUADS < rows()) {
    input_gradient(n - QUADS);
  }
}
