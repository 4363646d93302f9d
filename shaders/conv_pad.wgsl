// Puts the planes that a convolution reads into rows that its tiles can read four at a time and without looking for an
// edge: PAD rows and columns of zeros before the first number, as many after the last as a tile may reach. DILATION
// spreads the numbers out with zeros between them: what a stride does to a gradient on its way back. Where the tiles
// have a stride, a row is split by column mod STRIDE, so that what four outputs side by side meet lies side by side.
// src (B, C, H, W), padded (B, C, ROWS, STRIDE, QUADS) vec4f =
#import step

override C: u32;
override H: u32;
override W: u32;
override STRIDE: u32;
override DILATION: u32;
override PAD: u32;
override ROWS: u32;
override QUADS: u32;

@group(1) @binding(0) var<storage, read> src: array<f32>;
@group(1) @binding(1) var<storage, read_write> padded: array<vec4f>;

// The number at row v, column x of a padded plane; `row`: where row v starts in src. Below PAD, x wraps around to far
// above W.
fn at(row: u32, inside: bool, x: u32) -> f32 {
  var u = x - PAD;
  var there = inside;
  if (DILATION > 1u) {
    u /= DILATION;
    there = there && u * DILATION + PAD == x;
  }
  there = there && u < W;
  return select(0.0, src[select(0u, row + u, there)], there);
}

fn pad(n: u32) {
  // Few divisions: they are slow on a software adapter.
  let line = n / QUADS;
  var x = 4u * (n - line * QUADS);
  var whole = line;
  if (STRIDE > 1u) {
    whole = line / STRIDE;
    x = x * STRIDE + line - whole * STRIDE;
  }
  let plane = whole / ROWS;
  let y = whole - plane * ROWS;
  var v = y - PAD;
  var inside = true;
  if (DILATION > 1u) {
    v /= DILATION;
    inside = v * DILATION + PAD == y;
  }
  inside = inside && v < H;
  let row = (plane * H + v) * W;
  padded[n] = vec4f(at(row, inside, x), at(row, inside, x + STRIDE), at(row, inside, x + 2u * STRIDE), at(row, inside, x + 3u * STRIDE));
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  for (var n = linear_id(id, workgroups); n < step.size * C * ROWS * STRIDE * QUADS; n += thread_count(workgroups)) { pad(n); }
}
