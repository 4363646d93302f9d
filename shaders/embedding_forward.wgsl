// A row of numbers for every token: a = W[token], PyTorch's `nn.Embedding`. A thread may do several numbers.
// B is the places of all rows of the batch (B·T). x (B) token numbers, W (V, D) in θ, a (B, D) =
#import step

override V: u32; // tokens there are
override D: u32;
override WEIGHT: u32; // where W starts in θ

@group(1) @binding(0) var<storage, read> x: array<f32>;
@group(1) @binding(1) var<storage, read> theta: array<f32>;
@group(1) @binding(2) var<storage, read_write> a: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  for (var n = linear_id(id, workgroups); n < rows() * D; n += thread_count(workgroups)) {
    let token = min(u32(x[n / D]), V - 1u);
    a[n] = theta[WEIGHT + token * D + n % D];
  }
}
