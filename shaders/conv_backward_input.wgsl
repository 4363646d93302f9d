// A convolution's gradient on its way back: dx = (dz ⋆ W turned by 180°) ⊙ act′, with the activation of the layer
// below. The same tiles as forward with the channels' roles exchanged: here I is of dz, O, OH and OW are of dx, PAD is
// K − 1 less the layer's padding, and the layer's stride was dz's DILATION. + dz where RESIDUAL.
// padded: dz as conv_pad.wgsl laid it out, packed weights (conv_pack.wgsl, BACKWARD), saved and dx (B, O, OH, OW): dx =
#import step
alias real = vec4f;
#import activation
#import conv_rows
#import conv_tile

override INPUT_ACTIVATION: u32; // of the layer below
override RESIDUAL: u32;

@group(1) @binding(2) var<storage, read> saved: array<f32>; // what act′ is computed from
@group(1) @binding(3) var<storage, read_write> dx: array<f32>;

// Four channels, from o on, at one place of the result.
fn put(sum: vec4f, b: u32, o: u32, y: u32, x: u32) {
  let plane = OH * OW;
  let n = ((b * O + o) * OH + y) * OW + x;
  var v = sum;
  if (RESIDUAL == 1u) { v += residual(b, o, y, x); }
  let s = vec4f(saved[n], saved[n + plane], saved[n + 2u * plane], saved[n + 3u * plane]);
  v *= activation_derivative(INPUT_ACTIVATION, s);
  for (var j = 0u; j < min(4u, O - o); j++) { dx[n + j * plane] = v[j]; }
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
