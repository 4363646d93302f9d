// Gradient of batch normalisation, with x̂ = (x − mean)/√(var + ε): dγ = Σ dz·x̂, dβ = Σ dz, and, because every number
// moves the mean and the variance, dx = γ/√(var + ε)·(dz − dβ/n − x̂·dγ/n) ⊙ act′ of the layer below. While evaluating
// both are given numbers: dx = γ/√(var + ε)·dz ⊙ act′.
// One workgroup per channel. dz, x, saved, dx = (B, C, S); stats (C, 2) from forward; dγ, dβ (C) into ∇ =
#import step
alias real = f32;
#import activation
#import channel
#import group_sum

override GAMMA: u32; // places in θ and in ∇
override BETA: u32;
override INPUT_ACTIVATION: u32; // of the layer below
override INPUT_GRADIENT: u32; // 0 for the first layer: nobody asks for dx

@group(1) @binding(0) var<storage, read> dz: array<f32>;
@group(1) @binding(1) var<storage, read> x: array<f32>;
@group(1) @binding(2) var<storage, read> theta: array<f32>;
@group(1) @binding(3) var<storage, read> stats: array<vec2f>;
@group(1) @binding(4) var<storage, read> saved: array<f32>;
@group(1) @binding(5) var<storage, read_write> grad: array<f32>;
@group(1) @binding(6) var<storage, read_write> dx: array<f32>;

@compute @workgroup_size(WG)
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) workgroups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let channel = group.x + group.y * workgroups.x;
  if (channel >= C) { return; }
  let mean = stats[channel].x;
  let inverse = stats[channel].y;
  var own = vec2f();
  for (var p = first_of(lane); p.x < step.size; p = next_of(p)) {
    let n = place_of(p, channel);
    own += dz[n] * vec2f((x[n] - mean) * inverse, 1.0);
  }
  let sums = group_sum(lane, own);
  if (lane == 0u) {
    grad[GAMMA + channel] = sums.x;
    grad[BETA + channel] = sums.y;
  }
  if (INPUT_GRADIENT == 0u) { return; }
  let means = f32(step.training) * sums / f32(step.size * S);
  let scale = theta[GAMMA + channel] * inverse;
  for (var p = first_of(lane); p.x < step.size; p = next_of(p)) {
    let n = place_of(p, channel);
    let d = dz[n] - means.y - (x[n] - mean) * inverse * means.x;
    dx[n] = d * scale * activation_derivative(INPUT_ACTIVATION, saved[n]);
  }
}
