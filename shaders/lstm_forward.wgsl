// Long short-term memory through time (Hochreiter & Schmidhuber 1997), PyTorch's `nn.LSTM`: of x W_ihᵀ + b_ih + W_hh h +
// b_hh, i, f and o are the sigmoid and g is the tanh; c ← f ⊙ c + i ⊙ g, h ← o ⊙ tanh(c).
// gates (B, T, 4·H): in x W_ihᵀ + b_ih, out i, f, g, o, for backward; cells (B, T, H) = c. One workgroup for four rows.
#import step
alias real = vec4f;
#import activation
#import recurrent

const G = 4u;

#import recurrent_forward

@group(1) @binding(6) var<storage, read_write> cells: array<f32>;

fn cell(group: u32, t: u32, j: u32) {
  let places = places_of(group, t);
  let i = safe_sigmoid(from_inputs(places, 0u, j) + from_state(group, 0u, j));
  let f = safe_sigmoid(from_inputs(places, 1u, j) + from_state(group, 1u, j));
  let g = safe_tanh(from_inputs(places, 2u, j) + from_state(group, 2u, j));
  let o = safe_sigmoid(from_inputs(places, 3u, j) + from_state(group, 3u, j));
  var c = i * g;
  if (t > 0u) { c += f * work[worked(group, G + 1u) + j]; }
  work[worked(group, G + 1u) + j] = c;
  for (var row = 0u; row < 4u && 4u * group + row < step.size; row++) {
    let at = places[row] * 4u * H + j;
    gates[at] = i[row];
    gates[at + H] = f[row];
    gates[at + 2u * H] = g[row];
    gates[at + 3u * H] = o[row];
    cells[places[row] * H + j] = c[row];
  }
  store_state(group, t, j, o * safe_tanh(c));
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
