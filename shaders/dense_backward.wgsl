// Gradient of a fully connected layer, from dz = ∂L/∂z of its own pre-activation.
// dW (OUT, IN) = dzᵀ x, db (OUT) = Σ dz, into ∇;  dx (B, IN) = (dz W) ⊙ act′, with the activation of the layer
// below, so that what a layer hands down is again ∂L/∂z. First the threads of dW and db, then those of dx.
#import step
alias real = f32;
#import activation

override IN: u32;
override OUT: u32;
override WEIGHT: u32;
override BIAS: u32;
override INPUT_ACTIVATION: u32; // of the layer below
override INPUT_GRADIENT: u32; // 0 for the first layer: nobody asks for dx
override RESIDUAL: u32 = 0u; // 1: dx = (dz W + dz) ⊙ act′

@group(1) @binding(0) var<storage, read> x: array<f32>; // (B, IN)
@group(1) @binding(1) var<storage, read> theta: array<f32>;
@group(1) @binding(2) var<storage, read> dz: array<f32>; // (B, OUT)
@group(1) @binding(3) var<storage, read> saved: array<f32>; // (B, IN): what act′ is computed from
@group(1) @binding(4) var<storage, read_write> grad: array<f32>; // ∇, as long as θ: =
@group(1) @binding(5) var<storage, read_write> dx: array<f32>; // (B, IN): =

fn parameter_gradient(n: u32) {
  let o = n / (IN + 1u);
  let i = n % (IN + 1u);
  var sum = 0.0;
  if (i == IN) {
    for (var b = 0u; b < rows(); b++) { sum += dz[b * OUT + o]; }
    grad[BIAS + o] = sum;
  } else {
    for (var b = 0u; b < rows(); b++) { sum += dz[b * OUT + o] * x[b * IN + i]; }
    grad[WEIGHT + o * IN + i] = sum;
  }
}

fn input_gradient(n: u32) {
  let b = n / IN;
  let i = n % IN;
  var sum = 0.0;
  for (var o = 0u; o < OUT; o++) { sum += dz[b * OUT + o] * theta[WEIGHT + o * IN + i]; }
  if (RESIDUAL == 1u) { sum += dz[n]; }
  dx[n] = sum * activation_derivative(INPUT_ACTIVATION, saved[n]);
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let parameters = OUT * (IN + 1u);
  if (n < parameters) {
    parameter_gradient(n);
  } else if (INPUT_GRADIENT == 1u && n - parameters < rows() * IN) {
    input_gradient(n - parameters);
  }
}
