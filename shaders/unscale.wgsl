// Takes the scale of the loss out of ∇ again (torch's GradScaler.unscale_). ∇ (P) *= 1 / scale, scaler (SCALE)
#import step

override QUADS: u32; // P / 4
override SCALE: u32; // place in `scaler`

@group(1) @binding(0) var<storage, read_write> grad: array<vec4f>;
@group(1) @binding(1) var<storage, read> scaler: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n < QUADS) { grad[n] *= 1.0 / scaler[SCALE]; }
}
