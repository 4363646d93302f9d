// Gated recurrent units through time (Cho et al. 2014), PyTorch's `nn.GRU`: with i = x W_ihᵀ + b_ih and
// s = W_hh h + b_hh of each gate, r = σ(i_r + s_r), z = σ(i_z + s_z), n = tanh(i_n + r ⊙ s_n), h ← (1 − z) ⊙ n + z ⊙ h.
// gates (B, T, 3·H): in i, out r, z, n, for backward; inner (B, T, H) = s_n. One workgroup for four rows.
#import step
alias real = vec4f;
#import activation
#import recurrent

const G = 3u;

#import recurrent_forward

@group(1) @binding(6) var<storage, read_write> inner: array<f32>;

fn cell(group: u32, t: u32, j: u32) {
  let places = places_of(group, t);
  let r = safe_sigmoid(from_inputs(places, 0u, j) + from_state(group, 0u, j));
  let z = safe_sigmoid(from_inputs(places, 1u, j) + from_state(group, 1u, j));
  let s = from_state(group, 2u, j);
  let n = safe_tanh(from_inputs(places, 2u, j) + r * s);
  for (var row = 0u; row < 4u && 4u * group + row < step.size; row++) {
    let at = places[row] * 3u * H + j;
    gates[at] = r[row];
    gates[at + H] = z[row];
    gates[at + 2u * H] = n[row];
    inner[places[row] * H + j] = s[row];
  }
  store_state(group, t, j, (1.0 - z) * n + z * state_before(group, t, j));
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
