// First half of the norms: PARTIALS threads stride over ∇ and θ, g = gradient of the whole objective.
// grad (P), theta (P), partials (PARTIALS) = (Σg², Σ(2⁻⁸⁰g)², Σ|θ|, Σθ²). gradient_norm.wgsl adds them up. What is
// frozen has no gradient, as in PyTorch, but is part of the penalties.
#import step
alias real = vec4f;
#import objective

override QUADS: u32; // P / 4
override PARTIALS: u32;
override GROUPS: u32 = 0u; // 1: parameters are in `groups`, as shared/update.wgsl has them

@group(1) @binding(0) var<storage, read> grad: array<vec4f>;
@group(1) @binding(1) var<storage, read> theta: array<vec4f>;
@group(1) @binding(2) var<storage, read_write> partials: array<vec4f>;
@group(1) @binding(3) var<storage, read> groups: array<u32>;

fn total(v: vec4f) -> f32 {
  return (v.x + v.y) + (v.z + v.w);
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n >= PARTIALS) { return; }
  var squares = vec4f();
  var scaled_squares = vec4f();
  var magnitudes = vec4f();
  var weights = vec4f();
  for (var i = n; i < QUADS; i += PARTIALS) {
    let p = theta[i];
    var g = objective_gradient(grad[i], p);
    if (GROUPS == 1u && groups[i] == 1u) { g = vec4f(); }
    let scaled = g * 0x1p-80f;
    squares += g * g;
    scaled_squares += scaled * scaled;
    magnitudes += abs(p);
    weights += p * p;
  }
  partials[n] = vec4f(total(squares), total(scaled_squares), total(magnitudes), total(weights));
}
