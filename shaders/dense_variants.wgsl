// dense_forward for many models at once: a = act(x Wᵀ + b) with the W and b of each of them. One thread makes four
// outputs of four rows of a model: sixteen sums from eight numbers read.
// thetas (…, P): models step.offset … + step.slot − 1; x (V, B, IN), or (B, IN) for all of them where SHARED; a (V, B, OUT) =
#import step
alias real = vec4f;
#import activation

override P: u32; // words of a model
override IN: u32;
override OUT: u32;
override WEIGHT: u32; // where W starts in a model
override BIAS: u32; // where b starts
override ACTIVATION: u32;
override SHARED: u32;

@group(1) @binding(0) var<storage, read> x: array<f32>;
@group(1) @binding(1) var<storage, read> thetas: array<f32>;
@group(1) @binding(2) var<storage, read_write> a: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let outs = (OUT + 3u) / 4u;
  let blocks = (step.size + 3u) / 4u;
  let v = n / (outs * blocks);
  if (v >= step.slot) { return; }
  let first = vec4u(0u, 1u, 2u, 3u);
  // Past the last one the last again: it is not written.
  let o = min(4u * (n % outs) + first, vec4u(OUT - 1u));
  let row = 4u * ((n / outs) % blocks);
  let rows = min(row + first, vec4u(step.size - 1u));
  let start = (rows + select(v * step.size, 0u, SHARED == 1u)) * IN;
  let model = (step.offset + v) * P;
  let weights = model + WEIGHT + o * IN;
  let bias = model + BIAS + o;
  var sum0 = vec4f(thetas[bias.x], thetas[bias.y], thetas[bias.z], thetas[bias.w]);
  var sum1 = sum0;
  var sum2 = sum0;
  var sum3 = sum0;
  for (var i = 0u; i < IN; i++) {
    let w = vec4f(thetas[weights.x + i], thetas[weights.y + i], thetas[weights.z + i], thetas[weights.w + i]);
    sum0 += x[start.x + i] * w;
    sum1 += x[start.y + i] * w;
    sum2 += x[start.z + i] * w;
    sum3 += x[start.w + i] * w;
  }
  let sums = array<vec4f, 4>(sum0, sum1, sum2, sum3);
  for (var r = 0u; r < min(4u, step.size - row); r++) {
    let act = activate(ACTIVATION, sums[r]);
    let out = (v * step.size + row + r) * OUT + o.x;
    for (var j = 0u; j < min(4u, OUT - o.x); j++) { a[out + j] = act[j]; }
  }
}
