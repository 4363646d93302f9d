// Puts the weights of a convolution in the order in which its tiles read them: four channels of the result side by
// side, taps in patches of 3 × 3, zeros where there is no channel or no tap.
// W (O, I, K, K) in θ, packed (⌈O/4⌉, I, patches, 9) vec4f =. Where BACKWARD, for the way back: the roles of the
// layer's channels are exchanged and its kernels turned by 180°, W (I, O, K, K).
#import step

override I: u32;
override O: u32;
override K: u32;
override WEIGHT: u32; // where W starts in θ
override BACKWARD: u32;

@group(1) @binding(0) var<storage, read> theta: array<f32>;
@group(1) @binding(1) var<storage, read_write> packed: array<vec4f>;

fn weight(o: u32, i: u32, ky: u32, kx: u32) -> f32 {
  var n = ((o * I + i) * K + ky) * K + kx;
  if (BACKWARD == 1u) { n = ((i * O + o) * K + K - 1u - ky) * K + K - 1u - kx; }
  return select(0.0, theta[WEIGHT + n], o < O && ky < K && kx < K);
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let patches = (K + 2u) / 3u;
  if (n >= (O + 3u) / 4u * I * patches * patches * 9u) { return; }
  let tap = n % 9u;
  let at_patch = n / 9u % (patches * patches);
  let i = n / (9u * patches * patches) % I;
  let o = n / (9u * patches * patches * I) * 4u;
  let ky = 3u * (at_patch / patches) + tap / 3u;
  let kx = 3u * (at_patch % patches) + tap % 3u;
  packed[n] = vec4f(weight(o, i, ky, kx), weight(o + 1u, i, ky, kx), weight(o + 2u, i, ky, kx), weight(o + 3u, i, ky, kx));
}
