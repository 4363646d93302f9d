// The fused trainer of many runs on a software adapter: each thread is a whole run, and takes one sample after the other.
// So neighbouring threads go the same way through the same samples, and nothing has to be exchanged. What a layer does is
// written out by src/engine/fused/written.ts as `forward_and_backward(sample, count)`; here is the rest.
// Every sum is taken in the order in which fused_quad.wgsl takes it: the same run alone has the same bits.
// As there: a loop asks at its end, and what is not needed in every step is a loop of its own.
// The host brings P, MOMENTS and OUTPUTS, and calls of `update` for each parameter.
override WG: u32;
var<private> direction: array<f32, P>; // what the rule gets, where it is not ∇: with the penalties', clipped
var<private> moment0: array<f32, P>;
var<private> moment1: array<f32, P>;
var<private> largest: u32; // the largest exponent an update has met, in place

const NOT_FINITE = 0x7f800000u;

fn counted(v: f32) -> f32 { return v; }
fn summed(sum: f32, v: f32) -> f32 { return sum + v; }
fn exponent(v: f32) -> u32 { return bitcast<u32>(v) & NOT_FINITE; }

// norms.wgsl's sums over all parameters: of every fourth one by itself, and then of the four.
fn sum_norms() -> vec4f {
  var sums = array<vec4f, 4>();
  for (var i = 0u; i < P; i++) {
    let p = parameters[i];
    let g = objective_gradient(gradient[i], p);
    let scaled = g * 0x1p-80f;
    let next = sums[0] + vec4f(g * g, scaled * scaled, abs(p), p * p);
    sums = array<vec4f, 4>(sums[1], sums[2], sums[3], next);
  }
  return (sums[0] + sums[2]) + (sums[1] + sums[3]);
}

fn regularize(norm: f32) {
  for (var i = 0u; i < P; i++) {
    let g = objective_gradient(gradient[i], parameters[i]);
    direction[i] = clipped(g, norm);
    largest = max(largest, exponent(g));
  }
}

fn update(i: u32, keep: f32, changed: bool) {
  let g = select(gradient[i], direction[i], changed);
  var s0 = 0.0;
  var s1 = 0.0;
  if (MOMENTS > 0u) { s0 = moment0[i]; }
  if (MOMENTS > 1u) { s1 = moment1[i]; }
  let next = rule(parameters[i] * keep, g, s0, s1, step);
  if (MOMENTS > 0u) { moment0[i] = next.s0; }
  if (MOMENTS > 1u) { moment1[i] = next.s1; }
  parameters[i] = next.theta;
  largest = max(max(largest, max(exponent(g), exponent(next.theta))), max(exponent(next.s0), exponent(next.s1)));
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let present = id.x < work.runs;
  let n = min(id.x, work.runs - 1u);
  replica = work.replica + n;
  for (var i = 0u; i < P; i++) {
    parameters[i] = theta[replica * P + i];
    gradient[i] = grad[replica * P + i];
    if (MOMENTS > 0u) { moment0[i] = moments[2u * replica * P + i]; }
    if (MOMENTS > 1u) { moment1[i] = moments[(2u * replica + 1u) * P + i]; }
  }
  var failed = flag[4u * replica];
  var broken_at = flag[4u * replica + 1u];
  begin_run(n);
  if (present && failed == NONE) {
    var k = 0u;
    loop {
      go_to_step(k);
      gradient = array<f32, P>();
      var losses = 0.0;
      var b = 0u;
      loop {
        losses += forward_and_backward(order[step.offset + b], step.size);
        continuing {
          b++;
          break if b >= step.size;
        }
      }
      let loss = losses / f32(step.size);
      var report = vec4f(loss, 0.0, 0.0, f32(step.size));
      let with_norm = step.clip > 0.0 || step.l1 > 0.0 || step.l2 > 0.0; // as needs_norm()
      if (with_norm) {
        let sums = sum_norms();
        let penalty = penalty_of(sums);
        report = vec4f(loss + penalty, norm_of(sums), penalty, report.w);
      }
      ring[n * work.count + k] = report;
      if (!is_finite(loss) || !is_finite(report.x) || broken_at != NONE) {
        failed = step.index;
        break; // nothing moves any more
      }
      let changed = with_norm || step.clipValue > 0.0;
      if (changed) { regularize(report.y); }
      update_all(1.0 - step.lr * step.weightDecay, changed);
      if (largest == NOT_FINITE) { broken_at = min(broken_at, step.index); }
      continuing {
        k++;
        break if k >= work.count;
      }
    }
  }
  if (present) {
    for (var i = 0u; i < P; i++) {
      theta[replica * P + i] = parameters[i];
      grad[replica * P + i] = gradient[i];
      if (MOMENTS > 0u) { moments[2u * replica * P + i] = moment0[i]; }
      if (MOMENTS > 1u) { moments[(2u * replica + 1u) * P + i] = moment1[i]; }
    }
    flag[4u * replica] = failed;
    flag[4u * replica + 1u] = broken_at;
  }
}
