// The sum of one value of each thread of the workgroup, as a tree; all threads get it.
var<workgroup> sh_sum: array<vec2f, WG>;

fn group_sum(lane: u32, value: vec2f) -> vec2f {
  sh_sum[lane] = value;
  workgroupBarrier();
  for (var half = WG / 2u; half > 0u; half /= 2u) {
    if (lane < half) { sh_sum[lane] += sh_sum[lane + half]; }
    workgroupBarrier();
  }
  let sum = sh_sum[0];
  workgroupBarrier(); // until all have read it
  return sum;
}
