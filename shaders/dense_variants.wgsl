// dense_forward for many models at once: a = act(x Wᵀ + b) with the W and b of each of them. One thread per output.
// thetas (…, P): models step.offset … + step.slot − 1; x (V, B, IN), or (B, IN) for all of them where SHARED; a (V, B, OUT) =
#import step
alias real = f32;
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
  if (n >= step.slot * step.size * OUT) { return; }
  let o = n % OUT;
  let row = n / OUT; // of all models
  let model = (step.offset + row / step.size) * P;
  let start = select(row, row % step.size, SHARED == 1u) * IN;
  let weights = model + WEIGHT + o * IN;
  var sum = thetas[model + BIAS + o];
  for (var i = 0u; i < IN; i++) {
    sum += x[start + i] * thetas[weights + i];
  }
  a[n] = activate(ACTIVATION, sum);
}
