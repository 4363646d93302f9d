// Convolution with its activation: a = act(x ⋆ W + b), and + x before the activation where RESIDUAL.
// padded: x (B, I, H, W) as conv_pad.wgsl laid it out, packed weights (conv_pack.wgsl), b (O) in θ, a (B, O, OH, OW) =,
// z (B, O, OH, OW) = where the activation needs it (SAVE_INPUT). One thread per tile: shared/conv_tile.wgsl.
#import step
alias real = vec4f;
#import activation
#import conv_rows
#import conv_tile

override BIAS: u32; // where b starts in θ
override ACTIVATION: u32;
override SAVE_INPUT: u32;
override RESIDUAL: u32;

@group(1) @binding(2) var<storage, read> theta: array<f32>;
@group(1) @binding(3) var<storage, read_write> a: array<f32>;
@group(1) @binding(4) var<storage, read_write> z: array<f32>;

// Four channels, from o on, at one place of the result.
fn put(sum: vec4f, b: u32, o: u32, y: u32, x: u32) {
  let plane = OH * OW;
  let n = ((b * O + o) * OH + y) * OW + x;
  var v = sum + vec4f(theta[BIAS + o], theta[BIAS + o + 1u], theta[BIAS + o + 2u], theta[BIAS + o + 3u]);
  if (RESIDUAL == 1u) { v += residual(b, o, y, x); }
  let act = activate(ACTIVATION, v);
  for (var j = 0u; j < min(4u, O - o); j++) {
    a[n + j * plane] = act[j];
    if (SAVE_INPUT == 1u) { z[n + j * plane] = v[j]; }
  }
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let p = place(linear_id(id, workgroups));
  if (p.b >= step.size) { return; }
  var tile = convolve(p);
  let o = 4u * p.channels;
  for (var y = 0u; y < min(4u, OH - p.y); y++) {
    for (var x = 0u; x < min(4u, OW - p.x); x++) { put(tile[y][x], p.b, o, p.y + y, p.x + x); }
  }
}
