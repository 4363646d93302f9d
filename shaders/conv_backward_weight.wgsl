// Gradient of a convolution's weights, first half: each thread has 4 output channels × 1 input channel × a patch of
// 3 × 3 taps in registers and goes down columns, four outputs wide, of the batch's planes: of all the columns of the
// batch every SPLITS-th. conv_backward_sum.wgsl adds the splits up.
// padded: x (B, I, H, W) as conv_pad.wgsl laid it out, dz (B, O, OH, OW), partial (SPLITS, O·I·K·K + O) =: dW, then db
#import step
#import conv_rows

override I: u32;
override O: u32;
override SPLITS: u32;

@group(1) @binding(1) var<storage, read> dz: array<f32>;
@group(1) @binding(2) var<storage, read_write> partial: array<f32>;

// Four numbers of a row of dz, 0 beyond its end.
fn four_gradients(plane: u32, y: u32, x: u32) -> vec4f {
  let n = plane + y * OW + x;
  let d = vec4f(dz[n], dz[n + 1u], dz[n + 2u], dz[n + 3u]);
  return select(vec4f(), d, vec4u(x, x + 1u, x + 2u, x + 3u) < vec4u(OW));
}

fn dots(d: vec4f, r: Row) -> vec3f {
  if (K == 1u) { return vec3f(dot(d, r.t0), 0.0, 0.0); }
  return vec3f(dot(d, r.t0), dot(d, r.t1), dot(d, r.t2));
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
  let split = n % SPLITS;
  let ky = 3u * (n / SPLITS / patches % patches);
  let kx = 3u * (n / SPLITS % patches);
  let i = n / SPLITS / (patches * patches) % I;
  let o = 4u * (n / SPLITS / (patches * patches * I));
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
    var r0: Row;
    var r1 = row(below, ky, x, kx);
    var r2 = row(below, ky + 1u, x, kx);
    for (var y = 0u; y < OH; y++) {
      let top = y * STRIDE + ky;
      if (STRIDE == 1u) {
        r0 = r1;
        r1 = r2;
      } else {
        r0 = row(below, top, x, kx);
        r1 = row(below, top + 1u, x, kx);
      }
      r2 = row(below, top + 2u, x, kx);
      let d0 = four_gradients(above, y, x);
      let d1 = four_gradients(above + OH * OW, y, x);
      let d2 = four_gradients(above + 2u * OH * OW, y, x);
      let d3 = four_gradients(above + 3u * OH * OW, y, x);
      g0 += mat3x3f(dots(d0, r0), dots(d0, r1), dots(d0, r2));
      g1 += mat3x3f(dots(d1, r0), dots(d1, r1), dots(d1, r2));
      g2 += mat3x3f(dots(d2, r0), dots(d2, r1), dots(d2, r2));
      g3 += mat3x3f(dots(d3, r0), dots(d3, r1), dots(d3, r2));
      bias += vec4f(dot(d0, vec4f(1.0)), dot(d1, vec4f(1.0)), dot(d2, vec4f(1.0)), dot(d3, vec4f(1.0)));
    }
  }
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
