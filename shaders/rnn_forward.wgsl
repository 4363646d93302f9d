// Elman's recurrent network through time: h ← act(x W_ihᵀ + b_ih + W_hh h + b_hh), PyTorch's `nn.RNN`.
// gates (B, T, H): in x W_ihᵀ + b_ih, out h, for backward. One workgroup for four rows.
#import step
alias real = vec4f;
#import activation
#import recurrent

override ACTIVATION: u32;
const G = 1u;

#import recurrent_forward

fn cell(group: u32, t: u32, j: u32) {
  let places = places_of(group, t);
  let h = activate(ACTIVATION, from_inputs(places, 0u, j) + from_state(group, 0u, j));
  for (var row = 0u; row < 4u && 4u * group + row < step.size; row++) { gates[places[row] * H + j] = h[row]; }
  store_state(group, t, j, h);
}

@compute @workgroup_size(WG)
fn main(
  @builtin(workgroup_id) id: vec3u,
  @builtin(num_workgroups) workgroups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  let group = id.x + id.y * workgroups.x;
  if (4u * group >= step.size) { return; }
  for (var t = 0u; t < T; t++) {
    for (var n = lane; n < G * quads(); n += WG) { multiply(group, t, n); }
    storageBarrier();
    for (var j = lane; j < H; j += WG) { cell(group, t, j); }
    storageBarrier();
  }
}
