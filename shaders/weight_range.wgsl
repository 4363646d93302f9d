// Smallest and largest weight of every row (output channel), 0 counted in: what levels have to span.
// theta (P), channels (ROWS) = (start, length, first row and count of those that share a scale), ranges (ROWS) =. A thread a row.
#import step

override ROWS: u32;

@group(1) @binding(0) var<storage, read> theta: array<f32>;
@group(1) @binding(1) var<storage, read> channels: array<vec4u>;
@group(1) @binding(2) var<storage, read_write> ranges: array<vec2f>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let row = linear_id(id, workgroups);
  if (row >= ROWS) { return; }
  let start = channels[row].x;
  var low = 0.0;
  var high = 0.0;
  for (var i = start; i < start + channels[row].y; i++) {
    low = min(low, theta[i]);
    high = max(high, theta[i]);
  }
  ranges[row] = vec2f(low, high);
}
