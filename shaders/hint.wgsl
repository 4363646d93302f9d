// Feature matching (FitNets, Romero et al. 2015): β/2·‖r − h‖² is part of each row's loss, r a hidden layer of the
// student, through a regressor where widths differ, h the teacher's. One workgroup per row.
// r (B, SIZE), h (N, SIZE), order, dr (B, SIZE) = ∂L/∂r of the mean over the batch, row_loss (B) +=
#import step
#import group_sum

override SIZE: u32; // numbers per row
override WEIGHT: u32; // place of β in step.live

@group(1) @binding(0) var<storage, read> r: array<f32>;
@group(1) @binding(1) var<storage, read> h: array<f32>;
@group(1) @binding(2) var<storage, read> order: array<u32>;
@group(1) @binding(3) var<storage, read_write> dr: array<f32>;
@group(1) @binding(4) var<storage, read_write> row_loss: array<f32>;

@compute @workgroup_size(WG)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) workgroups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let row = group.x + group.y * workgroups.x;
  if (row >= step.size) { return; }
  let weight = step.live[WEIGHT / 4u][WEIGHT % 4u];
  let own = row * SIZE;
  let its = order[step.offset + row] * SIZE;
  var squares = 0.0;
  for (var i = lane; i < SIZE; i += WG) {
    let d = r[own + i] - h[its + i];
    squares += d * d;
    dr[own + i] = weight * d / f32(step.size);
  }
  let sum = group_sum(lane, vec2f(squares, 0.0)).x;
  if (lane == 0u) { row_loss[row] += 0.5 * weight * sum; }
}
