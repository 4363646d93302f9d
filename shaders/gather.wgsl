// Copies this step's batch out of the data set, in the order drawn by the host. A thread may do several numbers.
// bx (B, INPUTS) =, by (B, TARGETS) =
#import step

override INPUTS: u32;
override TARGETS: u32;

@group(1) @binding(0) var<storage, read> order: array<u32>; // row numbers; this batch's start at step.offset
@group(1) @binding(1) var<storage, read> x: array<f32>; // (N, INPUTS)
@group(1) @binding(2) var<storage, read> y: array<f32>; // (N, TARGETS)
@group(1) @binding(3) var<storage, read_write> bx: array<f32>;
@group(1) @binding(4) var<storage, read_write> by: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let width = INPUTS + TARGETS;
  for (var i = linear_id(id, workgroups); i < step.size * width; i += thread_count(workgroups)) {
    let b = i / width;
    let c = i % width;
    let row = order[step.offset + b];
    if (c < INPUTS) {
      bx[b * INPUTS + c] = x[row * INPUTS + c];
    } else {
      by[b * TARGETS + c - INPUTS] = y[row * TARGETS + c - INPUTS];
    }
  }
}
