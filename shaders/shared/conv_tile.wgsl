// One thread's part of a convolution, in registers and without barriers: 4 rows × 4 columns × 4 channels.
// Weights come from conv_pack.wgsl: packed (⌈O/4⌉, I, patches), each nine vec4 of four channels.
override I: u32; // channels of what is read
override O: u32; // channels of the result
override PAD: u32; // zeros before the first row and column of what is read
override LANES: u32; // threads side by side that work on the same place, four channels each: 1 or 4

// A patch of 3 × 3 taps, four channels each. Read as one: one index to check.
struct Taps {
  k0: vec4f,
  k1: vec4f,
  k2: vec4f,
  k3: vec4f,
  k4: vec4f,
  k5: vec4f,
  k6: vec4f,
  k7: vec4f,
  k8: vec4f,
}

@group(1) @binding(1) var<storage, read> packed: array<Taps>;

// One number of the result, added up in one register: sums of vec4 would be kept in memory by a software adapter.
fn nine(k0: vec3f, k1: vec3f, k2: vec3f, x0: vec3f, x1: vec3f, x2: vec3f) -> f32 {
  var s = k0.x * x0.x;
  s = fma(k0.y, x0.y, s);
  s = fma(k0.z, x0.z, s);
  s = fma(k1.x, x1.x, s);
  s = fma(k1.y, x1.y, s);
  s = fma(k1.z, x1.z, s);
  s = fma(k2.x, x2.x, s);
  s = fma(k2.y, x2.y, s);
  return fma(k2.z, x2.z, s);
}

// Four channels at one place.
fn cell(k: Taps, x0: vec3f, x1: vec3f, x2: vec3f) -> vec4f {
  return vec4f(
    nine(vec3f(k.k0.x, k.k1.x, k.k2.x), vec3f(k.k3.x, k.k4.x, k.k5.x), vec3f(k.k6.x, k.k7.x, k.k8.x), x0, x1, x2),
    nine(vec3f(k.k0.y, k.k1.y, k.k2.y), vec3f(k.k3.y, k.k4.y, k.k5.y), vec3f(k.k6.y, k.k7.y, k.k8.y), x0, x1, x2),
    nine(vec3f(k.k0.z, k.k1.z, k.k2.z), vec3f(k.k3.z, k.k4.z, k.k5.z), vec3f(k.k6.z, k.k7.z, k.k8.z), x0, x1, x2),
    nine(vec3f(k.k0.w, k.k1.w, k.k2.w), vec3f(k.k3.w, k.k4.w, k.k5.w), vec3f(k.k6.w, k.k7.w, k.k8.w), x0, x1, x2),
  );
}

// A row of the tile from three rows of what is read. Columns of the matrix are columns of the result; their components
// are channels.
fn meet(k: Taps, a: Row, b: Row, c: Row) -> mat4x4f {
  return mat4x4f(
    cell(k, vec3f(a.t0.x, a.t1.x, a.t2.x), vec3f(b.t0.x, b.t1.x, b.t2.x), vec3f(c.t0.x, c.t1.x, c.t2.x)),
    cell(k, vec3f(a.t0.y, a.t1.y, a.t2.y), vec3f(b.t0.y, b.t1.y, b.t2.y), vec3f(c.t0.y, c.t1.y, c.t2.y)),
    cell(k, vec3f(a.t0.z, a.t1.z, a.t2.z), vec3f(b.t0.z, b.t1.z, b.t2.z), vec3f(c.t0.z, c.t1.z, c.t2.z)),
    cell(k, vec3f(a.t0.w, a.t1.w, a.t2.w), vec3f(b.t0.w, b.t1.w, b.t2.w), vec3f(c.t0.w, c.t1.w, c.t2.w)),
  );
}

// A matrix for each row of the tile.
struct Tile {
  t0: mat4x4f,
  t1: mat4x4f,
  t2: mat4x4f,
  t3: mat4x4f,
}

// Place of a tile: sample, first channel / 4, first row, first column; and which of the threads at this place.
struct Place {
  b: u32,
  channels: u32,
  y: u32,
  x: u32,
  lane: u32,
}

fn place(n: u32) -> Place {
  let columns = (OW + 3u) / 4u;
  let rows_of_tiles = (OH + 3u) / 4u;
  let groups = (O + 4u * LANES - 1u) / (4u * LANES);
  let tile = n / LANES;
  let row = tile / columns;
  let plane = row / rows_of_tiles;
  let lane = n % LANES;
  return Place(plane / groups, plane % groups * LANES + lane, 4u * (row % rows_of_tiles), 4u * (tile % columns), lane);
}

fn row_of(u: vec4f, v: vec2f) -> Row {
  return Row(u, vec4f(u.yzw, v.x), vec4f(u.zw, v));
}

fn convolve(p: Place) -> Tile {
  var t0 = mat4x4f();
  var t1 = mat4x4f();
  var t2 = mat4x4f();
  var t3 = mat4x4f();
  let patches = (K + 2u) / 3u;
  let all = I * patches * patches;
  let first = p.channels * all;
  // One loop over channels and patches: nested ones take three times as long on a software adapter.
  for (var m = 0u; m < all; m++) {
    let plane = p.b * I + m / (patches * patches);
    if (K == 1u) {
      let k = packed[first + m].k0;
      let line = (plane * ROWS + p.y * STRIDE) * STRIDE * QUADS + p.x / 4u;
      let a = padded[line];
      let b = padded[line + STRIDE * STRIDE * QUADS];
      let c = padded[line + 2u * STRIDE * STRIDE * QUADS];
      let d = padded[line + 3u * STRIDE * STRIDE * QUADS];
      t0 += mat4x4f(k * a.x, k * a.y, k * a.z, k * a.w);
      t1 += mat4x4f(k * b.x, k * b.y, k * b.z, k * b.w);
      t2 += mat4x4f(k * c.x, k * c.y, k * c.z, k * c.w);
      t3 += mat4x4f(k * d.x, k * d.y, k * d.z, k * d.w);
    } else if (STRIDE == 1u && K <= 3u) {
      let k = packed[first + m];
      let r = six_rows((plane * ROWS + p.y) * QUADS + p.x / 4u, p.lane);
      let a2 = row_of(r.u2, r.v2);
      let a3 = row_of(r.u3, r.v3);
      t0 += meet(k, row_of(r.u0, r.v0), row_of(r.u1, r.v1), a2);
      t1 += meet(k, row_of(r.u1, r.v1), a2, a3);
      t2 += meet(k, a2, a3, row_of(r.u4, r.v4));
      t3 += meet(k, a3, row_of(r.u4, r.v4), row_of(r.u5, r.v5));
    } else {
      let k = packed[first + m];
      let y = p.y * STRIDE + 3u * (m / patches % patches);
      let kx = 3u * (m % patches);
      for (var v = 0u; v < 4u; v++) {
        let top = y + v * STRIDE;
        let a = row(plane, top, p.x, kx);
        let more = meet(k, a, row(plane, top + 1u, p.x, kx), row(plane, top + 2u, p.x, kx));
        if (v == 0u) { t0 += more; } else if (v == 1u) { t1 += more; } else if (v == 2u) { t2 += more; } else { t3 += more; }
      }
    }
  }
  return Tile(t0, t1, t2, t3);
}

// Writes a tile: `put` is the kernel's own. What lies beyond the planes, or beyond the channels, is left.
fn put_tile(tile: Tile, p: Place) {
  if (4u * p.channels >= O) { return; }
  var t = tile;
  // The rows move up, so that there is one place to write from: unrolled, it is the larger part of the kernel.
  for (var y = p.y; y < min(OH, p.y + 4u); y++) {
    put(t.t0[0], p, y, p.x);
    if (p.x + 1u < OW) { put(t.t0[1], p, y, p.x + 1u); }
    if (p.x + 2u < OW) { put(t.t0[2], p, y, p.x + 2u); }
    if (p.x + 3u < OW) { put(t.t0[3], p, y, p.x + 3u); }
    t = Tile(t.t1, t.t2, t.t3, t.t3);
  }
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
