// Gradient of a convolution's weights, second half: adds up what conv_backward_weight.wgsl left.
// partial (SPLITS, SIZE + O), dW (SIZE) and db (O) into ∇ =
#import step

override SPLITS: u32;
override SIZE: u32; // of W
override O: u32;
override WEIGHT: u32;
override BIAS: u32;

@group(1) @binding(0) var<storage, read> partial: array<f32>;
@group(1) @binding(1) var<storage, read_write> grad: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n >= SIZE + O) { return; }
  var sum = 0.0;
  for (var s = n; s < SPLITS * (SIZE + O); s += SIZE + O) { sum += partial[s]; }
  if (n < SIZE) { grad[WEIGHT + n] = sum; } else { grad[BIAS + n - SIZE] = sum; }
}
