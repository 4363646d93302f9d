// Back-propagation through time of lstm_forward: from the last place to the first, with d = ∂L/∂h and
// e = ∂L/∂c = what comes from behind + d ⊙ o ⊙ (1 − tanh²c): d_i = e ⊙ g ⊙ i ⊙ (1 − i), d_f = e ⊙ c ⊙ f ⊙ (1 − f) with
// the c before, d_g = e ⊙ i ⊙ (1 − g²), d_o = d ⊙ tanh c ⊙ o ⊙ (1 − o); e ⊙ f goes back.
// Into dgates (B, T, 4·H) =. What is left, the gradients of the weights, are products over all places at once.
#import step
alias real = vec4f;
#import activation
#import recurrent

const G = 4u;

#import recurrent_backward

@group(1) @binding(3) var<storage, read> gates: array<f32>; // (B, T, 4·H): i, f, g, o
@group(1) @binding(4) var<storage, read> cells: array<f32>; // (B, T, H): c
@group(1) @binding(5) var<storage, read_write> dgates: array<f32>;

fn gate(at: vec4u) -> vec4f {
  return vec4f(gates[at.x], gates[at.y], gates[at.z], gates[at.w]);
}

fn state_of_cell(at: vec4u) -> vec4f {
  return vec4f(cells[at.x], cells[at.y], cells[at.z], cells[at.w]);
}

fn cell(group: u32, t: u32, j: u32) {
  let places = places_of(group, t);
  let at = places * 4u * H + j;
  let own = places * H + j;
  let i = gate(at);
  let f = gate(at + H);
  let g = gate(at + 2u * H);
  let o = gate(at + 3u * H);
  let bent = safe_tanh(state_of_cell(own));
  let d = state_gradient(group, t, j);
  var e = d * o * (1.0 - bent * bent);
  if (t + 1u < T) { e += work[worked(group, G + 1u) + j]; }
  var before = vec4f();
  if (t > 0u) { before = state_of_cell(own - H); }
  let d_i = e * g * i * (1.0 - i);
  let d_f = e * before * f * (1.0 - f);
  let d_g = e * i * (1.0 - g * g);
  let d_o = d * bent * o * (1.0 - o);
  work[worked(group, 0u) + j] = d_i;
  work[worked(group, 1u) + j] = d_f;
  work[worked(group, 2u) + j] = d_g;
  work[worked(group, 3u) + j] = d_o;
  work[worked(group, G) + j] = vec4f();
  work[worked(group, G + 1u) + j] = select(vec4f(), e * f, goes_back(t));
  for (var row = 0u; row < 4u && 4u * group + row < step.size; row++) {
    dgates[at[row]] = d_i[row];
    dgates[at[row] + H] = d_f[row];
    dgates[at[row] + 2u * H] = d_g[row];
    dgates[at[row] + 3u * H] = d_o[row];
  }
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
