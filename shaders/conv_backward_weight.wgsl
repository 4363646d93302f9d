// Gradient of a convolution's weights, first half: each thread has 4 output channels × 1 input channel × a patch of
// 3 × 3 taps in registers and goes down columns, four outputs wide, of the batch's planes: of all the columns of the
// batch every SPLITS-th. conv_backward_sum.wgsl adds the splits up. LANES threads side by side go down the same columns of
// dz, each with an input channel of its own.
// padded: x (B, I, H, W) as conv_pad.wgsl laid it out, dz (B, O, OH, OW), partial (SPLITS, O·I·K·K + O) =: dW, then db
#import step
#import conv_rows
#import four_planes

override I: u32;
override O: u32;
override SPLITS: u32;
override LANES: u32; // 1 or 4

@group(1) @binding(1) var<storage, read> dz: array<f32>;
@group(1) @binding(2) var<storage, read_write> partial: array<f32>;

// Four numbers of a row of dz, 0 beyond its end and below the last row.
fn four_gradients(plane: u32, y: u32, x: u32) -> vec4f {
  let n = plane + y * OW + x;
  let d = vec4f(dz[n], dz[n + 1u], dz[n + 2u], dz[n + 3u]);
  return select(vec4f(), d, (vec4u(x, x + 1u, x + 2u, x + 3u) < vec4u(OW)) & vec4<bool>(y < OH));
}

// What a row of dz adds to a row of taps.
fn dots(d: vec4f, r: Row) -> vec3f {
  if (K == 1u) { return vec3f(dot(d, r.t0), 0.0, 0.0); }
  return vec3f(dot(d, r.t0), dot(d, r.t1), dot(d, r.t2));
}

// What two rows of dz, one below the other, add to a patch of taps.
fn meet(d: vec4f, e: vec4f, r0: Row, r1: Row, r2: Row, r3: Row) -> mat3x3f {
  if (K == 1u) { return mat3x3f(dots(d, r0) + dots(e, r1), vec3f(), vec3f()); }
  return mat3x3f(dots(d, r0) + dots(e, r1), dots(d, r1) + dots(e, r2), dots(d, r2) + dots(e, r3));
}

fn sums(d: FourPlanes) -> vec4f {
  return vec4f(dot(d.d0, vec4f(1.0)), dot(d.d1, vec4f(1.0)), dot(d.d2, vec4f(1.0)), dot(d.d3, vec4f(1.0)));
}

fn put(n: u32, ky: u32, kx: u32, g: mat3x3f) {
  for (var v = 0u; v < min(3u, K - ky); v++) {
    for (var u = 0u; u < min(3u, K - kx); u++) { partial[n + v * K + u] = g[v][u]; }
  }
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let patches = (K + 2u) / 3u;
  let groups = (I + LANES - 1u) / LANES;
  let lane = n % LANES;
  let split = n / LANES % SPLITS;
  let rest = n / LANES / SPLITS;
  let ky = 3u * (rest / patches % patches);
  let kx = 3u * (rest % patches);
  let i = rest / (patches * patches) % groups * LANES + lane;
  let o = 4u * (rest / (patches * patches * groups));
  if (o >= O) { return; }
  var g0 = mat3x3f();
  var g1 = mat3x3f();
  var g2 = mat3x3f();
  var g3 = mat3x3f();
  var bias = vec4f();
  let columns = (OW + 3u) / 4u;
  for (var c = split; c < step.size * columns; c += SPLITS) {
    let b = c / columns;
    let x = 4u * (c % columns);
    let below = b * I + i;
    let above = (b * O + o) * OH * OW;
    if (STRIDE == 1u) {
      // Two rows at once: a software adapter stores every sum at every turn of a loop.
      var r0 = row(below, ky, x, kx);
      var r1 = row(below, ky + 1u, x, kx);
      for (var y = 0u; y < OH; y += 2u) {
        let r2 = row(below, y + ky + 2u, x, kx);
        let r3 = row(below, y + ky + 3u, x, kx);
        let d = four_planes(above, y, x, lane);
        let e = four_planes(above, y + 1u, x, lane);
        g0 += meet(d.d0, e.d0, r0, r1, r2, r3);
        g1 += meet(d.d1, e.d1, r0, r1, r2, r3);
        g2 += meet(d.d2, e.d2, r0, r1, r2, r3);
        g3 += meet(d.d3, e.d3, r0, r1, r2, r3);
        bias += sums(d) + sums(e);
        r0 = r2;
        r1 = r3;
      }
    } else {
      for (var y = 0u; y < OH; y++) {
        let top = y * STRIDE + ky;
        let r0 = row(below, top, x, kx);
        let r1 = row(below, top + 1u, x, kx);
        let r2 = row(below, top + 2u, x, kx);
        let d = four_planes(above, y, x, lane);
        g0 += mat3x3f(dots(d.d0, r0), dots(d.d0, r1), dots(d.d0, r2));
        g1 += mat3x3f(dots(d.d1, r0), dots(d.d1, r1), dots(d.d1, r2));
        g2 += mat3x3f(dots(d.d2, r0), dots(d.d2, r1), dots(d.d2, r2));
        g3 += mat3x3f(dots(d.d3, r0), dots(d.d3, r1), dots(d.d3, r2));
        bias += sums(d);
      }
    }
  }
  if (i >= I) { return; }
  let size = O * I * K * K;
  let first = split * (size + O);
  let at_weight = first + ((o * I + i) * K + ky) * K + kx;
  let left_channels = min(4u, O - o);
  put(at_weight, ky, kx, g0);
  if (left_channels > 1u) { put(at_weight + I * K * K, ky, kx, g1); }
  if (left_channels > 2u) { put(at_weight + 2u * I * K * K, ky, kx, g2); }
  if (left_channels > 3u) { put(at_weight + 3u * I * K * K, ky, kx, g3); }
  if (i + ky + kx == 0u) {
    for (var j = 0u; j < left_channels; j++) { partial[first + size + o + j] = bias[j]; }
  }
}
