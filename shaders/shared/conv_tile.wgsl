// One thread's part of a convolution, in registers and without barriers: 4 rows × 4 columns × 4 channels.
// Weights come from conv_pack.wgsl: packed (⌈O/4⌉, I, patches, 9), each a vec4 of four channels.
override I: u32; // channels of what is read
override O: u32; // channels of the result
override PAD: u32; // zeros before the first row and column of what is read

@group(1) @binding(1) var<storage, read> packed: array<vec4f>;

struct Taps {
  k0: vec4f,
  k1: vec4f,
  k2: vec4f,
}

fn taps(n: u32) -> Taps {
  return Taps(packed[n], packed[n + 1u], packed[n + 2u]);
}

// Four channels at one place: all nine taps in one sum, so that it stays in registers until it is done.
fn cell(k0: Taps, k1: Taps, k2: Taps, x0: vec3f, x1: vec3f, x2: vec3f) -> vec4f {
  return k0.k0 * x0.x + k0.k1 * x0.y + k0.k2 * x0.z
    + k1.k0 * x1.x + k1.k1 * x1.y + k1.k2 * x1.z
    + k2.k0 * x2.x + k2.k1 * x2.y + k2.k2 * x2.z;
}

// A row of the tile from three rows of what is read. Columns of the matrix are columns of the result; their components
// are channels.
fn meet(k0: Taps, k1: Taps, k2: Taps, a: Row, b: Row, c: Row) -> mat4x4f {
  if (K == 1u) { return mat4x4f(k0.k0 * a.t0.x, k0.k0 * a.t0.y, k0.k0 * a.t0.z, k0.k0 * a.t0.w); }
  return mat4x4f(
    cell(k0, k1, k2, vec3f(a.t0.x, a.t1.x, a.t2.x), vec3f(b.t0.x, b.t1.x, b.t2.x), vec3f(c.t0.x, c.t1.x, c.t2.x)),
    cell(k0, k1, k2, vec3f(a.t0.y, a.t1.y, a.t2.y), vec3f(b.t0.y, b.t1.y, b.t2.y), vec3f(c.t0.y, c.t1.y, c.t2.y)),
    cell(k0, k1, k2, vec3f(a.t0.z, a.t1.z, a.t2.z), vec3f(b.t0.z, b.t1.z, b.t2.z), vec3f(c.t0.z, c.t1.z, c.t2.z)),
    cell(k0, k1, k2, vec3f(a.t0.w, a.t1.w, a.t2.w), vec3f(b.t0.w, b.t1.w, b.t2.w), vec3f(c.t0.w, c.t1.w, c.t2.w)),
  );
}

// A matrix for each row of the tile.
alias Tile = array<mat4x4f, 4>;

// Place of a tile: sample, first channel / 4, first row, first column.
struct Place {
  b: u32,
  channels: u32,
  y: u32,
  x: u32,
}

fn place(n: u32) -> Place {
  let columns = (OW + 3u) / 4u;
  let rows_of_tiles = (OH + 3u) / 4u;
  let channels = (O + 3u) / 4u;
  let row = n / columns;
  let plane = row / rows_of_tiles;
  return Place(plane / channels, plane % channels, 4u * (row % rows_of_tiles), 4u * (n % columns));
}

fn convolve(p: Place) -> Tile {
  var t0 = mat4x4f();
  var t1 = mat4x4f();
  var t2 = mat4x4f();
  var t3 = mat4x4f();
  let patches = (K + 2u) / 3u;
  let all = I * patches * patches;
  var n = p.channels * all * 9u;
  // One loop over channels and patches: nested ones take three times as long on a software adapter.
  for (var m = 0u; m < all; m++) {
    let plane = p.b * I + m / (patches * patches);
    let ky = 3u * (m / patches % patches);
    let kx = 3u * (m % patches);
    let y = p.y * STRIDE + ky;
    let k0 = taps(n);
    let k1 = taps(n + 3u);
    let k2 = taps(n + 6u);
    n += 9u;
    let a0 = row(plane, y, p.x, kx);
    if (STRIDE == 1u) {
      // Every row is met by up to three rows of the kernel.
      let a1 = row(plane, y + 1u, p.x, kx);
      let a2 = row(plane, y + 2u, p.x, kx);
      t0 += meet(k0, k1, k2, a0, a1, a2);
      let a3 = row(plane, y + 3u, p.x, kx);
      t1 += meet(k0, k1, k2, a1, a2, a3);
      let a4 = row(plane, y + 4u, p.x, kx);
      t2 += meet(k0, k1, k2, a2, a3, a4);
      t3 += meet(k0, k1, k2, a3, a4, row(plane, y + 5u, p.x, kx));
    } else {
      t0 += meet(k0, k1, k2, a0, row(plane, y + 1u, p.x, kx), row(plane, y + 2u, p.x, kx));
      for (var v = 1u; v < 4u; v++) {
        let top = y + v * STRIDE;
        let a = row(plane, top, p.x, kx);
        let more = meet(k0, k1, k2, a, row(plane, top + 1u, p.x, kx), row(plane, top + 2u, p.x, kx));
        if (v == 1u) { t1 += more; } else if (v == 2u) { t2 += more; } else { t3 += more; }
      }
    }
  }
  return Tile(t0, t1, t2, t3);
}

// What is read at the place of the result, where it is added: the planes are of one size then, and there is no stride.
fn at_center(plane: u32, y: u32, x: u32) -> f32 {
  let n = 4u * (plane * ROWS + y + PAD) * QUADS + x + PAD;
  return padded[n / 4u][n % 4u];
}

fn residual(b: u32, o: u32, y: u32, x: u32) -> vec4f {
  let first = b * I + o;
  return vec4f(at_center(first, y, x), at_center(first + 1u, y, x), at_center(first + 2u, y, x), at_center(first + 3u, y, x));
}
