// Fully connected layer with its activation: a = act(x Wᵀ + b). One thread per output.
// B is the rows of the batch; of a sequence, every position is one (B·T).
// x (B, IN), W (OUT, IN) and b (OUT) in θ, a (B, OUT) =, z (B, OUT) = where the activation needs it (SAVE_INPUT)
#import step
alias real = f32;
#import activation

override IN: u32;
override OUT: u32;
override WEIGHT: u32; // where W starts in θ
override BIAS: u32; // where b starts in θ
override ACTIVATION: u32;
override SAVE_INPUT: u32;
override RESIDUAL: u32 = 0u; // 1: a = act(x Wᵀ + b + x)

@group(1) @binding(0) var<storage, read> x: array<f32>;
@group(1) @binding(1) var<storage, read> theta: array<f32>;
@group(1) @binding(2) var<storage, read_write> a: array<f32>;
@group(1) @binding(3) var<storage, read_write> z: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n >= rows() * OUT) { return; }
  let row = (n / OUT) * IN;
  let o = n % OUT;
  let weights = WEIGHT + o * IN;
  var sum = theta[BIAS + o];
  for (var i = 0u; i < IN; i++) {
    sum += x[row + i] * theta[weights + i];
  }
  if (RESIDUAL == 1u) { sum += x[n]; }
  a[n] = activate(ACTIVATION, sum);
  if (SAVE_INPUT == 1u) { z[n] = sum; }
}
