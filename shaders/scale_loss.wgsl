// Loss scaling (Micikevicius et al. 2018): the gradient of the loss, times the scale of this moment, on its way into the
// network: small gradients must not vanish in 16 bits. dz (B, K) *=, scaler (SCALE)
#import step

override K: u32;
override SCALE: u32; // place in `scaler`

@group(1) @binding(0) var<storage, read_write> dz: array<f32>;
@group(1) @binding(1) var<storage, read> scaler: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n < step.size * K) { dz[n] *= scaler[SCALE]; }
}
