// Body of every optimizer: the gradient of the whole objective, clipping, decoupled weight decay, then the importing
// kernel's `rule`. Four parameters at a time: θ's tensors start at multiples of four. A thread may do several such.
// θ (P) and the moments (MOMENTS, P) are updated in place; nothing moves once flag[0] is set, nor in a step whose
// gradient overflowed in mixed precision.

override QUADS: u32; // P / 4
override MOMENTS: u32; // moments the rule keeps: 0, 1 or 2
override GROUPS: u32 = 0u; // 1: parameters are in `groups`
override SCALED: u32 = 0u; // 1: in mixed precision
override SCALER: u32 = 0u; // where loss_scale.wgsl's numbers start in `scaler`

@group(1) @binding(0) var<storage, read> grad: array<vec4f>;
@group(1) @binding(1) var<storage, read> norms: array<f32>; // [0]: ‖g‖, written by gradient_norm when step.clip > 0
@group(1) @binding(2) var<storage, read_write> theta: array<vec4f>;
@group(1) @binding(3) var<storage, read_write> moments: array<vec4f>;
@group(1) @binding(4) var<storage, read_write> flag: array<atomic<u32>>;
// GROUPS = 1: (P / 4), for every four parameters 0: nothing of their own; 1: they stay as they are; 2 + k: their
// learning rate is multiplied by live value k.
@group(1) @binding(5) var<storage, read> groups: array<u32>;
@group(1) @binding(6) var<storage, read> scaler: array<f32>;

// The step's row, with the group's learning rate and the bias corrections of the updates that were made.
fn own_step(group: u32) -> Step {
  var h = step;
  if (group > 1u) { h.lr *= step.live[(group - 2u) / 4u][(group - 2u) % 4u]; }
  if (SCALED == 1u) {
    h.correction1 = scaler[SCALER + 6u];
    h.correction2 = scaler[SCALER + 7u];
  }
  return h;
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  if (atomicLoad(&flag[0]) != 0xffffffffu) { return; }
  if (SCALED == 1u && scaler[SCALER + 4u] != 0.0) { return; }
  for (var i = linear_id(id, workgroups); i < QUADS; i += thread_count(workgroups)) {
    var group = 0u;
    if (GROUPS == 1u) { group = groups[i]; }
    if (group != 1u) { update(i, own_step(group)); }
  }
}

fn update(i: u32, h: Step) {
  let p = theta[i];
  let g = objective_gradient(grad[i], p);
  var s0 = vec4f();
  var s1 = vec4f();
  if (MOMENTS > 0u) { s0 = moments[i]; }
  if (MOMENTS > 1u) { s1 = moments[QUADS + i]; }
  let next = rule(p * (1.0 - h.lr * h.weightDecay), clipped(g, norms[0]), s0, s1, h);
  theta[i] = next.theta;
  if (MOMENTS > 0u) { moments[i] = next.s0; }
  if (MOMENTS > 1u) { moments[QUADS + i] = next.s1; }
  // All four are looked at: a clamp or a sign can hide what is wrong with g, a division what is wrong with a moment.
  if (!(all_finite(g) && all_finite(next.theta) && all_finite(next.s0) && all_finite(next.s1))) {
    atomicMin(&flag[1], step.index);
  }
}
