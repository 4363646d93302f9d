// Back-propagation through time of rnn_forward: from the last place to the first, ∂L/∂ of each place's pre-activation
// into dgates (B, T, H) =. What is left, the gradients of the weights, are products over all places at once.
#import step
alias real = vec4f;
#import activation
#import recurrent

override ACTIVATION: u32;
const G = 1u;

#import recurrent_backward

@group(1) @binding(3) var<storage, read> gates: array<f32>; // (B, T, H): h
@group(1) @binding(4) var<storage, read_write> dgates: array<f32>;

fn cell(group: u32, t: u32, j: u32) {
  let at = places_of(group, t) * H + j;
  let h = vec4f(gates[at.x], gates[at.y], gates[at.z], gates[at.w]);
  let d = state_gradient(group, t, j) * activation_derivative(ACTIVATION, h);
  work[worked(group, 0u) + j] = d;
  work[worked(group, G) + j] = vec4f();
  for (var r = 0u; r < 4u && 4u * group + r < step.size; r++) { dgates[at[r]] = d[r]; }
}

@compute @workgroup_size(WG)
fn main(
  @builtin(workgroup_id) id: vec3u,
  @builtin(num_workgroups) workgroups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let group = id.x + id.y * workgroups.x;
  if (4u * group >= step.size) { return; }
  for (var back = 0u; back < T; back++) {
    let t = T - 1u - back;
    for (var j = lane; j < H; j += WG) { cell(group, t, j); }
    storageBarrier();
    for (var q = lane; q < quads(); q += WG) { send_back(group, t, q); }
    storageBarrier();
  }
}
