// What the kernels of recurrent layers share. Time goes on inside the kernel: a workgroup takes four rows of the batch
// through all T places and hands the state from place to place through a buffer of its own. There, a vec4f is one unit's
// value in each of the four rows. The product with the recurrent weights is then a sum of outer products, 16 terms of it
// for two numbers read; a thread works on four units of it.
override T: u32; // places
override H: u32; // units
override RETURNS: u32; // 0: the state at every place, 1: the last one, 2: their mean
override TRUNCATE: u32; // places after which no gradient goes back; 0: it goes back to the start

const LAST = 1u;
const MEAN = 2u;
const ROWS = vec4u(0u, 1u, 2u, 3u);

// Units in whole quads.
fn quads() -> u32 {
  return (H + 3u) / 4u;
}

// Numbers of a place in the four rows of a group, of B·T.
fn places_of(group: u32, t: u32) -> vec4u {
  return (4u * group + ROWS) * T + t;
}

// Where unit 0 of gate g stands in `work` (groups, G + 2, H in quads); behind the gates are the states.
fn worked(group: u32, g: u32) -> u32 {
  return (group * (G + 2u) + g) * 4u * quads();
}

// Column by row: column k is v·d[k].
fn outer(v: vec4f, d: vec4f) -> mat4x4f {
  return mat4x4f(v * d.x, v * d.y, v * d.z, v * d.w);
}
