// The fused trainer of one run on a software adapter: four threads, each with samples of its own, all with the same θ
// and ∇. There is no barrier and no memory between them: they exchange through quad operations. What a layer does is
// written out by src/engine/fused/written.ts as `forward_and_backward(sample, count)`; here is the rest.
// A sum over the batch is taken in the batch's order: fused_lane.wgsl makes the same run in one thread, to the bit.
// A software adapter goes through a loop's body once even if no thread wants it, and through both sides of every branch:
// so a loop asks at its end, and what is not needed in every step is a loop of its own.
// The host brings P, QUADS = P/4, MOMENTS and OUTPUTS, and calls of `settle` and `update` for each quad.
var<private> lane: u32; // 0 … 3
var<private> present: bool; // whether this thread has a sample
// Of each four parameters, this thread's: the update is shared out among the four.
var<private> own_direction: array<f32, QUADS>; // what the rule gets, where it is not ∇: with the penalties', clipped
var<private> own_moment0: array<f32, QUADS>;
var<private> own_moment1: array<f32, QUADS>;
var<private> broken: u32; // 1 once an update was not finite

fn counted(v: f32) -> f32 { return select(0.0, v, present); }

// With the terms of all four threads; in the first of them, one after the other. The other threads' sums are put aside:
// to hand each term to all of them takes half of the step.
fn summed(sum: f32, v: f32) -> f32 {
  return ((sum + v) + quadSwapX(v)) + quadSwapY(v) + quadSwapDiagonal(v);
}

// The first thread's ∇ of four parameters, for all threads.
fn settle(q: u32) {
  gradient[4u * q] = quadBroadcast(gradient[4u * q], 0u);
  gradient[4u * q + 1u] = quadBroadcast(gradient[4u * q + 1u], 0u);
  gradient[4u * q + 2u] = quadBroadcast(gradient[4u * q + 2u], 0u);
  gradient[4u * q + 3u] = quadBroadcast(gradient[4u * q + 3u], 0u);
}

// The sum over the four threads, in each of them.
fn quad_sum(v: f32) -> f32 {
  let half = v + quadSwapY(v);
  return half + quadSwapX(half);
}

fn quad_sum4(v: vec4f) -> vec4f {
  let half = v + quadSwapY(v);
  return half + quadSwapX(half);
}

// This thread's of four.
fn own(v: vec4f) -> f32 {
  return select(select(v.z, v.w, lane == 3u), select(v.x, v.y, lane == 1u), lane < 2u);
}

// norms.wgsl's sums over all parameters.
fn sum_norms() -> vec4f {
  var sums = vec4f();
  for (var q = 0u; q < QUADS; q++) {
    let p = parameters[4u * q + lane];
    let g = objective_gradient(gradient[4u * q + lane], p);
    let scaled = g * 0x1p-80f;
    sums += vec4f(g * g, scaled * scaled, abs(p), p * p);
  }
  return quad_sum4(sums);
}

fn regularize(norm: f32) {
  for (var q = 0u; q < QUADS; q++) {
    let g = objective_gradient(gradient[4u * q + lane], parameters[4u * q + lane]);
    own_direction[q] = clipped(g, norm);
    broken = select(1u, broken, is_finite(g));
  }
}

fn update(q: u32, keep: f32, changed: bool) {
  let p = own(vec4f(parameters[4u * q], parameters[4u * q + 1u], parameters[4u * q + 2u], parameters[4u * q + 3u]));
  let sum = own(vec4f(gradient[4u * q], gradient[4u * q + 1u], gradient[4u * q + 2u], gradient[4u * q + 3u]));
  let g = select(sum, own_direction[q], changed);
  var s0 = 0.0;
  var s1 = 0.0;
  if (MOMENTS > 0u) { s0 = own_moment0[q]; }
  if (MOMENTS > 1u) { s1 = own_moment1[q]; }
  let next = rule(p * keep, g, s0, s1, step);
  if (MOMENTS > 0u) { own_moment0[q] = next.s0; }
  if (MOMENTS > 1u) { own_moment1[q] = next.s1; }
  broken = select(1u, broken, all_finite(vec4f(g, next.theta, next.s0, next.s1)));
  parameters[4u * q] = quadBroadcast(next.theta, 0u);
  parameters[4u * q + 1u] = quadBroadcast(next.theta, 1u);
  parameters[4u * q + 2u] = quadBroadcast(next.theta, 2u);
  parameters[4u * q + 3u] = quadBroadcast(next.theta, 3u);
}

@compute @workgroup_size(4)
fn main(@builtin(local_invocation_index) index: u32) {
  lane = index;
  replica = work.replica;
  for (var i = 0u; i < P; i++) { parameters[i] = theta[replica * P + i]; }
  for (var q = 0u; q < QUADS; q++) {
    if (MOMENTS > 0u) { own_moment0[q] = moments[2u * replica * P + 4u * q + lane]; }
    if (MOMENTS > 1u) { own_moment1[q] = moments[(2u * replica + 1u) * P + 4u * q + lane]; }
  }
  var failed = flag[4u * replica];
  var broken_at = flag[4u * replica + 1u];
  for (var row = work.first; row < work.first + work.count; row++) {
    if (failed != NONE) { break; } // nothing moves any more
    load_step(row);
    gradient = array<f32, P>(); // as a loop it takes a sixth of the step
    var losses = 0.0;
    var b = 0u;
    loop {
      present = b + lane < step.size;
      let sample = order[step.offset + min(b + lane, step.size - 1u)];
      losses = summed(losses, forward_and_backward(sample, step.size));
      continuing {
        b += 4u;
        break if b >= step.size;
      }
    }
    settle_all();
    let loss = quadBroadcast(losses, 0u) / f32(step.size);
    var report = vec4f(loss, 0.0, 0.0, f32(step.size));
    let with_norm = needs_norm(row);
    if (with_norm) {
      let sums = sum_norms();
      let penalty = penalty_of(sums);
      report = vec4f(loss + penalty, norm_of(sums), penalty, report.w);
    }
    if (lane == 0u) { ring[step.slot] = report; }
    if (!is_finite(loss) || !is_finite(report.x) || broken_at != NONE) {
      failed = step.index;
      break;
    }
    let changed = with_norm || step.clipValue > 0.0;
    if (changed) { regularize(report.y); }
    update_all(1.0 - step.lr * step.weightDecay, changed);
    if (quad_sum(f32(broken)) > 0.0) { broken_at = min(broken_at, step.index); }
  }
  for (var q = 0u; q < QUADS; q++) {
    let i = 4u * q + lane;
    theta[replica * P + i] = parameters[i];
    grad[replica * P + i] = gradient[i];
    if (MOMENTS > 0u) { moments[2u * replica * P + i] = own_moment0[q]; }
    if (MOMENTS > 1u) { moments[(2u * replica + 1u) * P + i] = own_moment1[q]; }
  }
  if (lane == 0u) {
    flag[4u * replica] = failed;
    flag[4u * replica + 1u] = broken_at;
  }
}
