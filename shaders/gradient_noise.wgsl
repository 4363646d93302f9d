// Second half of the noise measurement: noise_ring (slot) = (‖g‖², ‖d‖², B, 0). One workgroup, a tree sum.
// E‖d‖² is the variance of the batch's gradient, E‖g‖² − E‖d‖² the square of the true one: src/engine/adaptive.ts
// says how the batch grows by them.
#import step

override PARTIALS: u32;

@group(1) @binding(0) var<storage, read> partials: array<vec4f>;
@group(1) @binding(1) var<storage, read_write> noise_ring: array<vec4f>;

var<workgroup> sh_sum: array<vec2f, WG>;

@compute @workgroup_size(WG)
fn main(@builtin(local_invocation_index) lane: u32) {
  var sum = vec2f();
  for (var n = lane; n < PARTIALS; n += WG) { sum += partials[n].xy; }
  sh_sum[lane] = sum;
  workgroupBarrier();
  for (var half = WG / 2u; half > 0u; half /= 2u) {
    if (lane < half) { sh_sum[lane] += sh_sum[lane + half]; }
    workgroupBarrier();
  }
  if (lane == 0u) { noise_ring[step.slot] = vec4f(sh_sum[0], f32(step.size), 0.0); }
}
