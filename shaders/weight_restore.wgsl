// The exact weights back in their place. The gradient of the rounded ones is theirs (straight-through estimator), but 0
// for a weight beyond the last level. theta (P) = exact (P); channels and levels as in weight_round.wgsl; grad (P).
// One thread a row.
#import step
#import quantize

override ROWS: u32;
override GRADIENT: u32; // 0: an evaluation, without gradients

@group(1) @binding(0) var<storage, read_write> theta: array<f32>;
@group(1) @binding(1) var<storage, read> exact: array<f32>;
@group(1) @binding(2) var<storage, read> channels: array<vec4u>;
@group(1) @binding(3) var<storage, read> levels: array<vec4f>;
@group(1) @binding(4) var<storage, read_write> grad: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let row = linear_id(id, workgroups);
  if (row >= ROWS) { return; }
  let place = channels[row];
  for (var i = place.x; i < place.x + place.y; i++) {
    theta[i] = exact[i];
    if (GRADIENT == 1u && !is_within(exact[i], levels[row])) { grad[i] = 0.0; }
  }
}
