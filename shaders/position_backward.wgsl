// Gradients of position_forward: de = Σ dz over the batch, into ∇, where the table is learnt; dx = dz ⊙ act′ of the layer below.
// dz, saved, dx (B, SIZE), de (SIZE): =. First the numbers of de, then those of dx.
#import step
alias real = f32;
#import activation

override SIZE: u32; // numbers per row
override TABLE: u32; // place in ∇
override LEARNED: u32;
override INPUT_ACTIVATION: u32; // of the layer below
override INPUT_GRADIENT: u32; // 0 for the first layer: nobody asks for dx

@group(1) @binding(0) var<storage, read> dz: array<f32>;
@group(1) @binding(1) var<storage, read> saved: array<f32>;
@group(1) @binding(2) var<storage, read_write> grad: array<f32>;
@group(1) @binding(3) var<storage, read_write> dx: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let learned = LEARNED * SIZE;
  let all = learned + INPUT_GRADIENT * step.size * SIZE;
  for (var i = linear_id(id, workgroups); i < all; i += thread_count(workgroups)) {
    if (i < learned) {
      var sum = 0.0;
      for (var n = i; n < step.size * SIZE; n += SIZE) { sum += dz[n]; }
      grad[TABLE + i] = sum;
    } else {
      let n = i - learned;
      dx[n] = dz[n] * activation_derivative(INPUT_ACTIVATION, saved[n]);
    }
  }
}
