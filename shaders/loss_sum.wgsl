// Mean of the rows' losses into this step's row of the ring, and the look-out for the first non-finite value.
// One workgroup, a tree sum. ring (slot) = (loss, ‖∇‖, penalty, B); the last two are written by gradient_norm.
// flag: [0] first step whose loss was not finite, or whose predecessor's update was not (then every update after
// it does nothing); [1] first step whose update met a non-finite value (set by update.wgsl); 0xffffffff: none.
#import step
#import finite

@group(1) @binding(0) var<storage, read> row_loss: array<f32>; // (B)
@group(1) @binding(1) var<storage, read_write> ring: array<vec4f>;
@group(1) @binding(2) var<storage, read_write> flag: array<u32>;

var<workgroup> sh_sum: array<f32, WG>;

@compute @workgroup_size(WG)
fn main(@builtin(local_invocation_index) lane: u32) {
  var sum = 0.0;
  for (var b = lane; b < rows(); b += WG) { sum += row_loss[b]; }
  sh_sum[lane] = sum;
  workgroupBarrier();
  for (var half = WG / 2u; half > 0u; half /= 2u) {
    if (lane < half) { sh_sum[lane] += sh_sum[lane + half]; }
    workgroupBarrier();
  }
  if (lane == 0u) {
    let loss = sh_sum[0] / f32(counted());
    ring[step.slot] = vec4f(loss, 0.0, 0.0, f32(step.size));
    if (!is_finite(loss) || flag[1] != 0xffffffffu) { flag[0] = min(flag[0], step.index); }
  }
}
