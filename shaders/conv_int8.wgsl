// conv_forward in whole numbers: a = act(s·Σ (q_x − z_x)(q_w − z_w) + b), summed exactly in 32 bits; s = s_x·s_w.
// x (B, H, W, ⌈I/4⌉) and weights (O, K, K, ⌈I/4⌉) packed, four signed bytes a word, 0 behind the last; ranges: (s, z,
// qmin, qmax) of x at PLACE; levels: (s, z, Σ q, 0) of each filter; b (O) in θ; a (B, O, OH, OW) =. What lies outside
// the image is 0, that is z_x. One thread an output.
#import step
alias real = f32;
#import activation
#import dot4

override I: u32;
override H: u32;
override W: u32;
override O: u32;
override OH: u32;
override OW: u32;
override K: u32;
override STRIDE: u32;
override PAD: u32;
override WEIGHT: u32; // where the filters start, in words
override LEVELS: u32; // where their levels start
override BIAS: u32;
override ACTIVATION: u32;
override PLACE: u32;

@group(1) @binding(0) var<storage, read> x: array<u32>;
@group(1) @binding(1) var<storage, read> weights: array<u32>;
@group(1) @binding(2) var<storage, read> levels: array<vec4f>;
@group(1) @binding(3) var<storage, read> ranges: array<vec4f>;
@group(1) @binding(4) var<storage, read> theta: array<f32>;
@group(1) @binding(5) var<storage, read_write> a: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n >= step.size * O * OH * OW) { return; }
  let quads = (I + 3u) / 4u;
  let column = n % OW;
  let line = (n / OW) % OH;
  let o = (n / (OW * OH)) % O;
  let b = n / (OW * OH * O);
  let range = ranges[PLACE];
  let zero = i32(range.y);
  let outside = (bitcast<u32>(zero) & 0xffu) * 0x01010101u;
  var products = 0;
  var inputs = 0;
  for (var ky = 0u; ky < K; ky++) {
    // Wraps where it is above or left of the image: then it is no smaller than H or W either.
    let y = line * STRIDE + ky - PAD;
    for (var kx = 0u; kx < K; kx++) {
      let at = column * STRIDE + kx - PAD;
      let filters = WEIGHT + ((o * K + ky) * K + kx) * quads;
      let inside = y < H && at < W;
      let start = ((b * H + y) * W + at) * quads;
      for (var q = 0u; q < quads; q++) {
        var word = outside;
        if (inside) {
          word = x[start + q];
          inputs += dot4(word, 0x01010101u);
        }
        products += dot4(word, weights[filters + q]);
      }
      if (!inside) { inputs += i32(I) * zero; }
    }
  }
  let w = levels[LEVELS + o];
  let sum = products - zero * i32(w.z) - i32(w.y) * inputs + i32(I * K * K) * zero * i32(w.y);
  a[n] = activate(ACTIVATION, range.x * w.x * f32(sum) + theta[BIAS + o]);
}
