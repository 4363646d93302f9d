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

// The number at (y, x) of a padded plane. Below PAD, v and u wrap around to far above H and W.
fn at(plane: u32, y: u32, x: u32) -> f32 {
  let v = (y - PAD) / DILATION;
  let u = (x - PAD) / DILATION;
  let inside = (v < H) & (u < W) & (v * DILATION + PAD == y) & (u * DILATION + PAD == x);
  return select(0.0, src[select(0u, (plane * H + v) * W + u, inside)], inside);
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let line = n / QUADS;
  let y = line / STRIDE % ROWS;
  let plane = line / STRIDE / ROWS;
  if (plane >= step.size * C) { return; }
  let x = 4u * (n % QUADS) * STRIDE + line % STRIDE;
  padded[n] = vec4f(at(plane, y, x), at(plane, y, x + STRIDE), at(plane, y, x + 2u * STRIDE), at(plane, y, x + 3u * STRIDE));
}
