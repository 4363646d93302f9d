// Puts the exact weights aside and rounded ones in their place (torch.fake_quantize_per_channel_affine).
// theta (P), exact (P) = θ, channels and ranges as in weight_range.wgsl, levels (ROWS) = (scale, zero point, qmin, qmax).
// One thread a row.
#import step
#import quantize

override ROWS: u32;
override LEVELS: u32; // 2ᵇ, or 2ᵇ − 1 where they are symmetric
override AFFINE: u32;

@group(1) @binding(0) var<storage, read_write> theta: array<f32>;
@group(1) @binding(1) var<storage, read_write> exact: array<f32>;
@group(1) @binding(2) var<storage, read> channels: array<vec4u>;
@group(1) @binding(3) var<storage, read> ranges: array<vec2f>;
@group(1) @binding(4) var<storage, read_write> levels: array<vec4f>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let row = linear_id(id, workgroups);
  if (row >= ROWS) { return; }
  let place = channels[row];
  var low = 0.0;
  var high = 0.0;
  for (var i = place.z; i < place.z + place.w; i++) {
    low = min(low, ranges[i].x);
    high = max(high, ranges[i].y);
  }
  let own = levels_of(low, high, LEVELS, AFFINE == 1u);
  levels[row] = own;
  for (var i = place.x; i < place.x + place.y; i++) {
    let w = theta[i];
    exact[i] = w;
    theta[i] = rounded(w, own);
  }
}
