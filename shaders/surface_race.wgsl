// Racers with one optimizer and its settings, any number of steps in one dispatch. Each leaves a row a step in the
// path: where it stood with f there, the gradient and the one used, and the moments after the step. A racer that is
// lost stays where it was. step: offset and size say which racers, index which step, slot which row of the path's ring.
// src/labs/surface/rates.ts and racers.ts write step.live and `rates`.
#import step
#import finite
#import random
#import elementary
alias real = vec2f;
#import rule
#import rule_adam
#import surface
#import racer

override MOMENTS: u32;
override VARYING: u32; // vec4s of the surface's values in each row of `rates`; 0: they are in the step

@group(1) @binding(0) var<storage, read> rates: array<vec4f>; // (streams, steps, 1 + VARYING): lr, corrections; values
@group(1) @binding(1) var<storage, read> entries: array<vec4u>; // seed, bits of a factor on lr, stream
@group(1) @binding(2) var<storage, read_write> theta: array<vec2f>;
@group(1) @binding(3) var<storage, read_write> moments: array<vec2f>; // (2, racers)
@group(1) @binding(4) var<storage, read_write> lost: array<u32>; // the step at which it was lost; 0xffffffff: it runs
@group(1) @binding(5) var<storage, read_write> path: array<vec4f>; // (rows, racers, 3), a ring; too short for a row: no path is kept

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n >= step.size) { return; }
  let i = step.offset + n;
  let racers = arrayLength(&entries);
  let rows_kept = arrayLength(&path) / (3u * racers);
  if (lost[i] != 0xffffffffu) { return; }
  let entry = entries[i];
  let factor = bitcast<f32>(entry.y);
  let steps = u32(step.live[0].x);
  let strength = step.live[0].y;
  var row = (u32(step.live[0].z) + entry.z * u32(step.live[0].w)) * (1u + VARYING);
  var p = array<vec4f, 6>(step.live[1], step.live[2], step.live[3], step.live[4], step.live[5], step.live[6]);
  var h = step;
  var racer = Racer(theta[i], vec2f(), vec2f());
  if (MOMENTS > 0u) { racer.s0 = moments[i]; }
  if (MOMENTS > 1u) { racer.s1 = moments[racers + i]; }
  for (var k = 0u; k < steps; k++) {
    let rate = rates[row];
    h.lr = rate.x * factor;
    h.correction1 = rate.y;
    h.correction2 = rate.z;
    if (VARYING > 0u) { p[0] = rates[row + 1u]; }
    if (VARYING > 1u) { p[1] = rates[row + 2u]; }
    row += 1u + VARYING;
    outside = false;
    let moved = advance(racer, p, h, strength, entry.x, step.index + k);
    if (rows_kept > 0u) {
      let at = 3u * ((step.slot + k) % rows_kept * racers + i);
      path[at] = vec4f(racer.at, moved.value.x, h.lr);
      path[at + 1u] = vec4f(moved.value.yz, moved.used);
      path[at + 2u] = vec4f(moved.racer.s0, moved.racer.s1);
    }
    racer.s0 = moved.racer.s0;
    racer.s1 = moved.racer.s1;
    if (is_lost(moved.racer.at) || !is_finite(moved.value.x)) {
      lost[i] = step.index + k;
      break;
    }
    racer.at = moved.racer.at;
  }
  theta[i] = racer.at;
  if (MOMENTS > 0u) { moments[i] = racer.s0; }
  if (MOMENTS > 1u) { moments[racers + i] = racer.s1; }
}
