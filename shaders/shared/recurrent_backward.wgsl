// What comes down from above, and how it goes back in time through the recurrent weights.
@group(1) @binding(0) var<storage, read> weights: array<vec4f>; // W_hh (G·H, H in quads), from START on
@group(1) @binding(1) var<storage, read> dy: array<f32>; // (B, T, H) or (B, H): ∂L/∂ of what forward put out
@group(1) @binding(2) var<storage, read_write> work: array<vec4f>; // (groups, G + 2, H in quads): ∂L/∂ of the gates, then of the state

override START: u32; // in vec4s

// ∂L/∂h of one unit after place t, in four rows: from above and from the place behind.
fn state_gradient(group: u32, t: u32, j: u32) -> vec4f {
  let places = places_of(group, t);
  var at = places * H + j;
  var scale = 1.0;
  if (RETURNS != 0u) { at = (4u * group + ROWS) * H + j; }
  if (RETURNS == LAST) { scale = select(0.0, 1.0, t + 1u == T); }
  if (RETURNS == MEAN) { scale = 1.0 / f32(T); }
  var sum = scale * vec4f(dy[at.x], dy[at.y], dy[at.z], dy[at.w]);
  if (t + 1u < T) { sum += work[worked(group, G) + j]; }
  return sum;
}

// Whether anything goes back from place t to the one before.
fn goes_back(t: u32) -> bool {
  return t > 0u && (TRUNCATE == 0u || t % max(TRUNCATE, 1u) > 0u);
}

// ∂L/∂h before place t = what the cell handed back by itself + W_hhᵀ · the gates' gradients. Four units at a time.
fn send_back(group: u32, t: u32, q: u32) {
  let to = worked(group, G) + 4u * q;
  if (!goes_back(t)) {
    for (var u = 0u; u < 4u; u++) { work[to + u] = vec4f(); }
    return;
  }
  var sums = mat4x4f(work[to], work[to + 1u], work[to + 2u], work[to + 3u]); // a column for each unit
  for (var g = 0u; g < G; g++) {
    let first = worked(group, g);
    let row = START + g * H * quads() + q;
    for (var j = 0u; j < H; j++) { sums += outer(work[first + j], weights[row + j * quads()]); }
  }
  work[to] = sums[0];
  work[to + 1u] = sums[1];
  work[to + 2u] = sums[2];
  work[to + 3u] = sums[3];
}
