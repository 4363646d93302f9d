// Convolution with its activation: a = act(x ⋆ W + b), and + x before the activation where RESIDUAL.
// padded: x (B, I, H, W) as conv_pad.wgsl laid it out, packed weights (conv_pack.wgsl), b (O) in θ, a (B, O, OH, OW) =,
// z (B, O, OH, OW) = where the activation needs it (SAVE_INPUT). One thread per tile: shared/conv_tile.wgsl.
#import step
alias real = vec4f;
#import activation
#import conv_rows
#import six_rows
#import conv_tile

override BIAS: u32; // where b starts in θ
override ACTIVATION: u32;
override SAVE_INPUT: u32;
override RESIDUAL: u32;

@group(1) @binding(2) var<storage, read> theta: array<f32>;
@group(1) @binding(3) var<storage, read_write> a: array<f32>;
@group(1) @binding(4) var<storage, read_write> z: array<f32>;

// Four channels at one place of the result.
fn put(v: vec4f, p: Place, y: u32, x: u32) {
  let o = 4u * p.channels;
  let plane = OH * OW;
  let n = ((p.b * O + o) * OH + y) * OW + x;
  var sum = v;
  if (RESIDUAL == 1u) { sum += residual(p.b, o, y, x); }
  let act = activate(ACTIVATION, sum);
  a[n] = act.x;
  if (o + 1u < O) { a[n + plane] = act.y; }
  if (o + 2u < O) { a[n + 2u * plane] = act.z; }
  if (o + 3u < O) { a[n + 3u * plane] = act.w; }
  if (SAVE_INPUT == 1u) {
    z[n] = sum.x;
    if (o + 1u < O) { z[n + plane] = sum.y; }
    if (o + 2u < O) { z[n + 2u * plane] = sum.z; }
    if (o + 3u < O) { z[n + 3u * plane] = sum.w; }
  }
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let p = place(linear_id(id, workgroups));
  if (p.b >= step.size) { return; }
  let o = BIAS + 4u * p.channels;
  let b = vec4f(theta[o], theta[o + 1u], theta[o + 2u], theta[o + 3u]);
  let bias = mat4x4f(b, b, b, b);
  let t = convolve(p);
  put_tile(Tile(t.t0 + bias, t.t1 + bias, t.t2 + bias, t.t3 + bias), p);
}
