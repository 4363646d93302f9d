// Height of a surface at the centres of a grid: values (height, width) =; where it is not defined, the largest number.
// step.live as in surface_basins.wgsl.
#import step
#import finite
#import elementary
#import surface

@group(1) @binding(0) var<storage, read_write> values: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let width = u32(step.live[9].x);
  if (n >= width * u32(step.live[9].y)) { return; }
  let p = array<vec4f, 6>(step.live[1], step.live[2], step.live[3], step.live[4], step.live[5], step.live[6]);
  let at = step.live[7].xy + (vec2f(f32(n % width), f32(n / width)) + 0.5) * step.live[7].zw;
  outside = false;
  let f = surface(at.x, at.y, p).x;
  values[n] = select(0x1.fffffep127f, f, is_finite(f) && !outside);
}
