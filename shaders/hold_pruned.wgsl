// Weights that were removed (exactly 0) stay removed: they have no gradient and no moments, and so no update moves them.
// theta (P), grad (P), moments (2, P), prunable (P / 4): 1 where four parameters are weights. One thread a quad.
#import step

override QUADS: u32; // P / 4

@group(1) @binding(0) var<storage, read> theta: array<vec4f>;
@group(1) @binding(1) var<storage, read_write> grad: array<vec4f>;
@group(1) @binding(2) var<storage, read_write> moments: array<vec4f>;
@group(1) @binding(3) var<storage, read> prunable: array<u32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let i = linear_id(id, workgroups);
  if (i >= QUADS || prunable[i] == 0u) { return; }
  let removed = theta[i] == vec4f();
  grad[i] = select(grad[i], vec4f(), removed);
  moments[i] = select(moments[i], vec4f(), removed);
  moments[QUADS + i] = select(moments[QUADS + i], vec4f(), removed);
}
