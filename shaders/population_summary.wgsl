// Folds the rings of a population's runs into a summary of each, and into its strip. One thread a run.
// summary (R) in place: last loss, least loss, step that failed, first step with a loss ≤ GOAL; −1: none so far.
// strips (R, ENTRIES) +=: the mean loss of EVERY steps, entry by entry. A loss that is no number counts nowhere.
// step: index = first step of the rings, offset = first run, size = runs; live[0] = (ROWS, EVERY, ENTRIES, GOAL).
#import step
#import finite

@group(1) @binding(0) var<storage, read> ring: array<vec4f>; // (runs, ROWS): as the trainer wrote it
@group(1) @binding(1) var<storage, read> flag: array<u32>; // (R, 4)
@group(1) @binding(2) var<storage, read_write> summary: array<vec4f>;
@group(1) @binding(3) var<storage, read_write> strips: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n >= step.size) { return; }
  let run = step.offset + n;
  let count = u32(step.live[0].x);
  let every = u32(step.live[0].y);
  let entries = u32(step.live[0].z);
  let failed = min(flag[4u * run], flag[4u * run + 1u]);
  var s = summary[run];
  for (var k = 0u; k < count && step.index + k <= failed; k++) {
    let loss = ring[n * count + k].x;
    if (!is_finite(loss)) { continue; }
    s.x = loss;
    s.y = min(s.y, loss);
    if (s.w < 0.0 && loss <= step.live[0].w) { s.w = f32(step.index + k); }
    strips[run * entries + (step.index + k) / every] += loss / f32(every);
  }
  if (failed != 0xffffffffu) { s.z = f32(failed); }
  summary[run] = s;
}
