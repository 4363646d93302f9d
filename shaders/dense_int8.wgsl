// dense_forward in whole numbers: a = act(s·Σ (q_x − z_x)(q_w − z_w) + b), summed exactly in 32 bits; s = s_x·s_w.
// x (B, ⌈IN/4⌉) and W (OUT, ⌈IN/4⌉) packed, four signed bytes a word, 0 behind the last; ranges: (s, z, qmin, qmax) of
// x at PLACE; levels: (s, z, Σ q, 0) of each row of W; b (OUT) in θ; a (B, OUT) =. One thread an output.
#import step
alias real = f32;
#import activation
#import dot4

override IN: u32;
override OUT: u32;
override WEIGHT: u32; // where W starts, in words
override LEVELS: u32; // where its levels start
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
  if (n >= rows() * OUT) { return; }
  let quads = (IN + 3u) / 4u;
  let o = n % OUT;
  let row = (n / OUT) * quads;
  let column = WEIGHT + o * quads;
  var products = 0;
  var inputs = 0;
  for (var q = 0u; q < quads; q++) {
    products += dot4(x[row + q], weights[column + q]);
    inputs += dot4(x[row + q], 0x01010101u);
  }
  let w = levels[LEVELS + o];
  let range = ranges[PLACE];
  let zero = vec3i(i32(range.y), i32(w.y), i32(w.z));
  let sum = products - zero.x * zero.z - zero.y * inputs + i32(IN) * zero.x * zero.y;
  a[n] = activate(ACTIVATION, range.x * w.x * f32(sum) + theta[BIAS + o]);
}
