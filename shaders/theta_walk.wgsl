// A walk in weight space: theta (P) = base + a·u + b·v, with a and b the last two of step.live.
#import step

override QUADS: u32; // P / 4

@group(1) @binding(0) var<storage, read> base: array<vec4f>;
@group(1) @binding(1) var<storage, read> u: array<vec4f>;
@group(1) @binding(2) var<storage, read> v: array<vec4f>;
@group(1) @binding(3) var<storage, read_write> theta: array<vec4f>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let i = linear_id(id, workgroups);
  if (i >= QUADS) { return; }
  theta[i] = base[i] + step.live[9].z * u[i] + step.live[9].w * v[i];
}
