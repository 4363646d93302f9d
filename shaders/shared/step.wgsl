// One row of the step table. Same fields, same order as `stepFields` in src/engine/step.ts.
struct Step {
  index: u32,
  offset: u32,
  size: u32,
  slot: u32,
  lr: f32,
  momentum: f32,
  beta1: f32,
  beta2: f32,
  eps: f32,
  rho: f32,
  weightDecay: f32,
  correction1: f32,
  correction2: f32,
  l1: f32,
  l2: f32,
  clip: f32,
  clipValue: f32,
  seed: u32,
  training: u32,
  t: u32,
  labelSmoothing: f32,
  targets: u32,
  unused1: u32,
  unused2: u32,
  live: array<vec4f, 10>,
}
@group(0) @binding(0) var<uniform> step: Step;

// Threads of a workgroup: chosen by the backend for the adapter, never part of an algorithm.
override WG: u32 = 64;

// Rows of a sample: 1, or T where a layer works on every position of a sequence by itself.
override REPEAT: u32 = 1u;

// Rows of this batch: B, or B·T.
fn rows() -> u32 {
  return step.size * REPEAT;
}

// Targets of this batch: the rows whose target is not ignored.
fn counted() -> u32 {
  return select(step.targets, rows(), step.targets == 0u);
}

// Flat number of a thread; the host folds long dispatches into two dimensions (65,535 workgroups each).
fn linear_id(id: vec3u, workgroups: vec3u) -> u32 {
  return id.x + id.y * workgroups.x * WG;
}

// Threads of the dispatch: where a thread may do several elements, they are so far apart, so that neighbours stay with
// neighbours.
fn thread_count(workgroups: vec3u) -> u32 {
  return workgroups.x * workgroups.y * WG;
}
