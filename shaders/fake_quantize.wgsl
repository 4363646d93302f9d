// Rounds what a layer puts out to the levels of its range, in place (torch.fake_quantize_per_tensor_affine).
// values (B, SIZE); ranges: (scale, zero point, qmin, qmax) of every place that is rounded, of which this is PLACE.
// One thread a number.
#import step
#import quantize

override SIZE: u32;
override PLACE: u32;

@group(1) @binding(0) var<storage, read_write> values: array<f32>;
@group(1) @binding(1) var<storage, read> ranges: array<vec4f>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let i = linear_id(id, workgroups);
  if (i >= step.size * SIZE) { return; }
  values[i] = rounded(values[i], ranges[PLACE]);
}
