// Gradient of places_forward: every place of the mean has an equal share, of a product that of all others multiplied; the
// places left out have none; times act′ of the layer below.
// dz (B, D), x, saved and dx (B, T, D): dx =
#import step
alias real = f32;
#import activation

override T: u32;
override D: u32;
override FROM: u32;
override COUNT: u32;
override PRODUCT: u32;
override INPUT_ACTIVATION: u32; // of the layer below

@group(1) @binding(0) var<storage, read> dz: array<f32>;
@group(1) @binding(1) var<storage, read> x: array<f32>;
@group(1) @binding(2) var<storage, read> saved: array<f32>;
@group(1) @binding(3) var<storage, read_write> dx: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n >= step.size * T * D) { return; }
  let t = n / D % T;
  let row = n / (T * D);
  var share = 1.0 / f32(COUNT);
  if (PRODUCT == 1u) {
    share = 1.0;
    for (var other = FROM; other < FROM + COUNT; other++) {
      if (other != t) { share *= x[(row * T + other) * D + n % D]; }
    }
  }
  share = select(0.0, share, t >= FROM && t < FROM + COUNT);
  dx[n] = share * dz[row * D + n % D] * activation_derivative(INPUT_ACTIVATION, saved[n]);
}
