// A convolution's gradient on its way back: dx = (dz ⋆ W turned by 180°) ⊙ act′, with the activation of the layer
// below. The same tiles as forward with the channels' roles exchanged: here I is of dz, O, OH and OW are of dx, PAD is
// K − 1 less the layer's padding, and the layer's stride was dz's DILATION. + dz where RESIDUAL.
// padded: dz as conv_pad.wgsl laid it out, packed weights (conv_pack.wgsl, BACKWARD), saved and dx (B, O, OH, OW): dx =
#import step
alias real = vec4f;
#import activation
#import conv_rows
#import six_rows
#import conv_tile

override INPUT_ACTIVATION: u32; // of the layer below
override RESIDUAL: u32;

@group(1) @binding(2) var<storage, read> saved: array<f32>; // what act′ is computed from
@group(1) @binding(3) var<storage, read_write> dx: array<f32>;

// Four channels at one place of the result.
fn put(v: vec4f, p: Place, y: u32, x: u32) {
  let o = 4u * p.channels;
  let plane = OH * OW;
  let n = ((p.b * O + o) * OH + y) * OW + x;
  var sum = v;
  if (RESIDUAL == 1u) { sum += residual(p.b, o, y, x); }
  if (INPUT_ACTIVATION != LINEAR) {
    let s = vec4f(saved[n], saved[n + plane], saved[n + 2u * plane], saved[n + 3u * plane]);
    sum *= activation_derivative(INPUT_ACTIVATION, s);
  }
  dx[n] = sum.x;
  if (o + 1u < O) { dx[n + plane] = sum.y; }
  if (o + 2u < O) { dx[n + 2u * plane] = sum.z; }
  if (o + 3u < O) { dx[n + 3u * plane] = sum.w; }
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let p = place(linear_id(id, workgroups));
  if (p.b >= step.size) { return; }
  put_tile(convolve(p), p);
}
