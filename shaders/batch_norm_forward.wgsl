// Batch normalisation (Ioffe & Szegedy 2015): a = act(γ·(x − mean)/√(var + ε) + β), one workgroup per channel.
// While training, mean and variance are the batch's, in two passes, and the running ones follow them (PyTorch's
// momentum 0.1, the variance with n − 1); else they are the running ones, and nothing changes.
// x, a =, z = where SAVE_INPUT (B, C, S); γ, β (C) in θ; running mean and variance (C) in state;
// stats (C, 2) = mean and 1/√(var + ε), for backward
#import step
alias real = f32;
#import activation
#import channel
#import group_sum

const EPSILON = 1e-5;
const MOMENTUM = 0.1;

override GAMMA: u32; // places in θ
override BETA: u32;
override MEAN: u32; // places in state
override VARIANCE: u32;
override ACTIVATION: u32;
override SAVE_INPUT: u32;

@group(1) @binding(0) var<storage, read> x: array<f32>;
@group(1) @binding(1) var<storage, read> theta: array<f32>;
@group(1) @binding(2) var<storage, read_write> state: array<f32>;
@group(1) @binding(3) var<storage, read_write> stats: array<vec2f>;
@group(1) @binding(4) var<storage, read_write> a: array<f32>;
@group(1) @binding(5) var<storage, read_write> z: array<f32>;

// (mean, variance) of the batch.
fn measure(channel: u32, lane: u32) -> vec2f {
  let count = f32(step.size * S);
  var sum = 0.0;
  for (var p = first_of(lane); p.x < step.size; p = next_of(p)) { sum += x[place_of(p, channel)]; }
  let mean = group_sum(lane, vec2f(sum, 0.0)).x / count;
  var squares = 0.0;
  for (var p = first_of(lane); p.x < step.size; p = next_of(p)) {
    let d = x[place_of(p, channel)] - mean;
    squares += d * d;
  }
  return vec2f(mean, group_sum(lane, vec2f(squares, 0.0)).x / count);
}

@compute @workgroup_size(WG)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) workgroups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let channel = group.x + group.y * workgroups.x;
  if (channel >= C) { return; }
  var measured = vec2f(state[MEAN + channel], state[VARIANCE + channel]);
  if (step.training == 1u) {
    measured = measure(channel, lane);
    if (lane == 0u) {
      let n = f32(step.size * S);
      let unbiased = measured.y * n / max(n - 1.0, 1.0);
      state[MEAN + channel] = (1.0 - MOMENTUM) * state[MEAN + channel] + MOMENTUM * measured.x;
      state[VARIANCE + channel] = (1.0 - MOMENTUM) * state[VARIANCE + channel] + MOMENTUM * unbiased;
    }
  }
  if (lane == 0u) { stats[channel] = vec2f(measured.x, 1.0 / sqrt(measured.y + EPSILON)); }
  let scale = theta[GAMMA + channel] / sqrt(measured.y + EPSILON);
  let shift = theta[BETA + channel];
  for (var p = first_of(lane); p.x < step.size; p = next_of(p)) {
    let n = place_of(p, channel);
    let sum = (x[n] - measured.x) * scale + shift;
    a[n] = activate(ACTIVATION, sum);
    if (SAVE_INPUT == 1u) { z[n] = sum; }
  }
}
