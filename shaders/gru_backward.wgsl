// Back-propagation through time of gru_forward: from the last place to the first, with d = ∂L/∂h,
// d_n = d ⊙ (1 − z) ⊙ (1 − n²), d_z = d ⊙ (h − n) ⊙ z ⊙ (1 − z), d_r = d_n ⊙ s_n ⊙ r ⊙ (1 − r).
// Into di (B, T, 3·H) = d_r, d_z, d_n, and ds (B, T, 3·H) = d_r, d_z, d_n ⊙ r. What is left, the gradients of the
// weights, are products over all places at once.
#import step
#import recurrent

const G = 3u;

#import recurrent_backward

@group(1) @binding(3) var<storage, read> gates: array<f32>; // (B, T, 3·H): r, z, n
@group(1) @binding(4) var<storage, read> inner: array<f32>; // (B, T, H): s_n
@group(1) @binding(5) var<storage, read> previous: array<f32>; // (B, T, H)
@group(1) @binding(6) var<storage, read_write> di: array<f32>;
@group(1) @binding(7) var<storage, read_write> ds: array<f32>;

fn gate(at: vec4u) -> vec4f {
  return vec4f(gates[at.x], gates[at.y], gates[at.z], gates[at.w]);
}

fn cell(group: u32, t: u32, j: u32) {
  let places = places_of(group, t);
  let at = places * 3u * H + j;
  let own = places * H + j;
  let r = gate(at);
  let z = gate(at + H);
  let n = gate(at + 2u * H);
  let s = vec4f(inner[own.x], inner[own.y], inner[own.z], inner[own.w]);
  let before = vec4f(previous[own.x], previous[own.y], previous[own.z], previous[own.w]);
  let d = state_gradient(group, t, j);
  let d_n = d * (1.0 - z) * (1.0 - n * n);
  let d_z = d * (before - n) * z * (1.0 - z);
  let d_r = d_n * s * r * (1.0 - r);
  work[worked(group, 0u) + j] = d_r;
  work[worked(group, 1u) + j] = d_z;
  work[worked(group, 2u) + j] = d_n * r;
  work[worked(group, G) + j] = d * z;
  for (var row = 0u; row < 4u && 4u * group + row < step.size; row++) {
    di[at[row]] = d_r[row];
    di[at[row] + H] = d_z[row];
    di[at[row] + 2u * H] = d_n[row];
    ds[at[row]] = d_r[row];
    ds[at[row] + H] = d_z[row];
    ds[at[row] + 2u * H] = d_n[row] * r[row];
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
