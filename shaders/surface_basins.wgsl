// A map of starts: every pixel runs the same number of steps from its own place and says where it ended up. labels
// (height, width) = minimum reached, or one of the codes below, in the low byte; above it how many steps it took to
// get there, or to be lost. Coarse to fine: level `stride` does the pixels at its multiples that no coarser level did.
// src/labs/surface/basin-kernel.ts writes step.live and `rates`.
#import step
#import finite
#import random
#import elementary
alias real = vec2f;
#import rule
#import rule_adam
#import surface
#import racer

override SCHEDULED: u32; // 1: the learning rate of each step is in `rates`; 0: it is the step's
override VARYING: u32; // as in surface_race.wgsl
override EVERY: u32 = 4; // steps between two looks at where it is: 1, 2 or 4

// Labels that are no minimum.
const NONE = 252u; // (only within)
const STOPPED = 253u; // away from every known minimum
const MOVING = 254u;
const LOST = 255u;

@group(1) @binding(0) var<storage, read> rates: array<vec4f>;
@group(1) @binding(1) var<storage, read> minima: array<vec2f>;
@group(1) @binding(2) var<storage, read> nearest: array<u32>; // (cells, cells) the minimum that may be near, or NONE
@group(1) @binding(3) var<storage, read_write> labels: array<u32>;

// The minimum within reach, or NONE. live[8]: corner of `nearest`, cells per unit along x and y; live[9].z: cells.
fn minimum_at(at: vec2f) -> u32 {
  let cells = step.live[9].z;
  let cell = floor((at - step.live[8].xy) * step.live[8].zw);
  if (any(cell < vec2f(0.0)) || any(cell >= vec2f(cells))) { return NONE; }
  let label = nearest[u32(cell.y) * u32(cells) + u32(cell.x)];
  if (label == NONE) { return NONE; }
  let d = at - minima[label];
  return select(NONE, label, dot(d, d) <= step.live[0].w);
}

// Pixel of the n-th start of this level.
fn pixel_of(n: u32, width: u32) -> vec2u {
  let stride = step.slot & 0xffffu;
  if ((step.slot >> 16u) == 1u) { // the coarsest level: all multiples of stride
    let columns = (width + stride - 1u) / stride;
    return vec2u(n % columns, n / columns) * stride;
  }
  let columns = (width + 2u * stride - 1u) / (2u * stride);
  let parent = n / 3u;
  let corner = n % 3u + 1u; // (1,0) (0,1) (1,1)
  return vec2u(2u * (parent % columns) + (corner & 1u), 2u * (parent / columns) + (corner >> 1u)) * stride;
}

// One step. h and p are those of the step before.
fn next(r: Racer, h: ptr<function, Step>, p: ptr<function, array<vec4f, 6>>, k: u32) -> Racer {
  let row = k * (1u + VARYING);
  if (SCHEDULED > 0u) { (*h).lr = rates[row].x; }
  if (VARYING > 0u) { (*p)[0] = rates[row + 1u]; }
  if (VARYING > 1u) { (*p)[1] = rates[row + 2u]; }
  // 1 − βᵗ as a moving average of ones: it starts at 0, or stays 1 where the correction is off.
  (*h).correction1 = (*h).beta1 * (*h).correction1 + (1.0 - (*h).beta1);
  (*h).correction2 = (*h).beta2 * (*h).correction2 + (1.0 - (*h).beta2);
  return advance(r, *p, *h, step.live[0].y, step.seed, k).racer;
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n >= step.size) { return; }
  let size = vec2u(step.live[9].xy);
  let pixel = pixel_of(step.offset + n, size.x);
  if (any(pixel >= size)) { return; }
  let view = step.live[7]; // left, top, and the step of a pixel along x and y
  let steps = u32(step.live[0].x);
  let reach = step.live[0].w; // squared
  var p = array<vec4f, 6>(step.live[1], step.live[2], step.live[3], step.live[4], step.live[5], step.live[6]);
  let start = view.xy + (vec2f(pixel) + 0.5) * view.zw;
  // First to the end, to see where that is; then once more, to see when it first came within reach of it.
  var goal = vec2f(2.0 * HORIZON);
  var label = NONE;
  var arrived = 0u;
  for (var turn = 0u; turn < 2u; turn++) {
    var h = step;
    var racer = Racer(start, vec2f(), vec2f());
    arrived = steps;
    for (var k = 0u; k < arrived; k += EVERY) {
      racer = next(racer, &h, &p, k);
      if (EVERY > 1u) { racer = next(racer, &h, &p, k + 1u); }
      if (EVERY > 2u) { racer = next(next(racer, &h, &p, k + 2u), &h, &p, k + 3u); }
      let rest = racer.at - goal;
      // Ends the loop without a branch, which would cost a software adapter as much as the step.
      arrived = select(arrived, k + EVERY, is_lost(racer.at) || dot(rest, rest) <= reach);
    }
    if (turn == 1u) { break; }
    label = minimum_at(racer.at);
    if (is_lost(racer.at)) { label = LOST; }
    if (label >= NONE) {
      // By one more step: who bounces to and fro is where it was two steps ago, and has not stopped.
      let moved = next(racer, &h, &p, steps - 1u).at - racer.at;
      if (label == NONE) { label = select(MOVING, STOPPED, dot(moved, moved) <= 1e-9 * reach); }
      break;
    }
    goal = minima[label];
  }
  labels[pixel.y * size.x + pixel.x] = label | (arrived << 8u);
}
