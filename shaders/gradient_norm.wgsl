// Second half of the norms: ‖g‖ for clipping, and the penalties' part of the loss. One workgroup, a tree sum.
// norms[0] = ‖g‖. ring (slot): x += penalty, so that the step's loss is the whole objective; y = ‖g‖; z = penalty.
// flag[0]: as in loss_sum.wgsl, for a penalty that is not finite.
#import step
#import finite
#import norms

override PARTIALS: u32;

@group(1) @binding(0) var<storage, read> partials: array<vec4f>; // (Σg², Σ(2⁻⁸⁰g)², Σ|θ|, Σθ²)
@group(1) @binding(1) var<storage, read_write> norms: array<f32>;
@group(1) @binding(2) var<storage, read_write> ring: array<vec4f>;
@group(1) @binding(3) var<storage, read_write> flag: array<u32>;

var<workgroup> sh_sum: array<vec4f, WG>;

@compute @workgroup_size(WG)
fn main(@builtin(local_invocation_index) lane: u32) {
  var sum = vec4f();
  for (var n = lane; n < PARTIALS; n += WG) { sum += partials[n]; }
  sh_sum[lane] = sum;
  workgroupBarrier();
  for (var half = WG / 2u; half > 0u; half /= 2u) {
    if (lane < half) { sh_sum[lane] += sh_sum[lane + half]; }
    workgroupBarrier();
  }
  if (lane == 0u) {
    let all = sh_sum[0];
    let norm = norm_of(all);
    let penalty = penalty_of(all);
    let loss = ring[step.slot].x + penalty;
    norms[0] = norm;
    ring[step.slot] = vec4f(loss, norm, penalty, ring[step.slot].w);
    if (!is_finite(loss)) { flag[0] = min(flag[0], step.index); }
  }
}
