// Turns the mean over a batch into a difference: row b times (−1)ᵇ, and the last row of an odd batch times 0.
// Backward is linear in dz, so the same backward calls after this give d = 1/B·Σ ±gᵦ, in which the true gradient
// cancels and only the samples' scatter is left (see gradient_noise.wgsl). dz (B, K) in place.
#import step

override K: u32;

@group(1) @binding(0) var<storage, read_write> dz: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n >= step.size * K) { return; }
  let b = n / K;
  if (b % 2u == 1u) {
    dz[n] = -dz[n];
  } else if (b + 1u == step.size) {
    dz[n] = 0.0;
  }
}
