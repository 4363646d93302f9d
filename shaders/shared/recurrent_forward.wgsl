// What the state before a place puts into the gates, and where the one after it goes: to `work`, to what backward needs,
// and to the layer's output.
@group(1) @binding(0) var<storage, read> packed: array<vec4f>; // W_hh (H, G, H in quads), from recurrent_pack
@group(1) @binding(1) var<storage, read> theta: array<f32>;
@group(1) @binding(2) var<storage, read_write> gates: array<f32>; // (B, T, G·H): in x W_ihᵀ + b_ih, out as the kernel says
@group(1) @binding(3) var<storage, read_write> previous: array<f32>; // (B, T, H) =: the state before each place
@group(1) @binding(4) var<storage, read_write> work: array<vec4f>; // (groups, G + 2, H in quads): W_hh h of each gate, h
@group(1) @binding(5) var<storage, read_write> a: array<f32>; // (B, T, H) = or (B, H) =

override BIAS: u32; // where b_hh starts in θ

// W_hh h of four units of a gate: quad n of G·H/4.
fn multiply(group: u32, t: u32, n: u32) {
  let state = worked(group, G);
  let terms = select(H, 0u, t == 0u); // the first state is 0
  var sums = mat4x4f(); // a column for each unit
  for (var k = 0u; k < terms; k++) { sums += outer(work[state + k], packed[k * G * quads() + n]); }
  let to = worked(group, 0u) + 4u * n;
  work[to] = sums[0];
  work[to + 1u] = sums[1];
  work[to + 2u] = sums[2];
  work[to + 3u] = sums[3];
}

// What goes into gate g of unit j: x W_ihᵀ + b_ih, in four rows.
fn from_inputs(places: vec4u, g: u32, j: u32) -> vec4f {
  let at = places * (G * H) + g * H + j;
  return vec4f(gates[at.x], gates[at.y], gates[at.z], gates[at.w]);
}

// W_hh h + b_hh.
fn from_state(group: u32, g: u32, j: u32) -> vec4f {
  return theta[BIAS + g * H + j] + work[worked(group, g) + j];
}

// The state of one unit before place t, in four rows.
fn state_before(group: u32, t: u32, j: u32) -> vec4f {
  if (t == 0u) { return vec4f(); }
  return work[worked(group, G) + j];
}

fn store_state(group: u32, t: u32, j: u32, h: vec4f) {
  work[worked(group, G) + j] = h;
  let places = places_of(group, t);
  for (var r = 0u; r < 4u && 4u * group + r < step.size; r++) {
    if (t == 0u) { previous[places[r] * H + j] = 0.0; }
    if (t + 1u < T) { previous[(places[r] + 1u) * H + j] = h[r]; }
    let row = (4u * group + r) * H + j;
    switch RETURNS {
      case LAST: {
        if (t + 1u == T) { a[row] = h[r]; }
      }
      case MEAN: {
        let share = h[r] / f32(T);
        if (t == 0u) { a[row] = share; } else { a[row] += share; }
      }
      default: { a[places[r] * H + j] = h[r]; }
    }
  }
}
