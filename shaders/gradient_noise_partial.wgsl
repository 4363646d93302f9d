// First half of the noise measurement: PARTIALS threads stride over g (gradient of the whole objective) and d (the
// batch's gradient with alternating signs). grad (P), noise (P), theta (P), partials (PARTIALS) = (Σg², Σd², 0, 0)
#import step
alias real = vec4f;
#import objective

override QUADS: u32; // P / 4
override PARTIALS: u32;
override GROUPS: u32 = 0u; // 1: parameters are in `groups`, as shared/update.wgsl has them

@group(1) @binding(0) var<storage, read> grad: array<vec4f>;
@group(1) @binding(1) var<storage, read> noise: array<vec4f>;
@group(1) @binding(2) var<storage, read> theta: array<vec4f>;
@group(1) @binding(3) var<storage, read_write> partials: array<vec4f>;
@group(1) @binding(4) var<storage, read> groups: array<u32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  if (n >= PARTIALS) { return; }
  var squares = 0.0;
  var noise_squares = 0.0;
  for (var i = n; i < QUADS; i += PARTIALS) {
    if (GROUPS == 1u && groups[i] == 1u) { continue; }
    let g = objective_gradient(grad[i], theta[i]);
    squares += dot(g, g);
    noise_squares += dot(noise[i], noise[i]);
  }
  partials[n] = vec4f(squares, noise_squares, 0.0, 0.0);
}
