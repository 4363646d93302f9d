// What the fused trainers share. A fused trainer does the plan's whole train pass for many rows of the step table in
// one dispatch: a workgroup is one whole run. Several runs of the same shape are as many workgroups, each with its
// own slice of θ, the moments, ∇, the ring and the flag.
// The host brings `struct Step`, the private `step` and `load_step(row)` (src/engine/fused/source.ts).
struct Dispatch {
  first: u32, // row of the table its first run starts at
  count: u32, // rows: the steps each run makes
  stride: u32, // rows of the table from one run to the next
  replica: u32, // number of its first run: the slice of θ, the moments, ∇ and the flag
  slots: u32, // rows of the ring from one run to the next
}
@group(0) @binding(0) var<uniform> work: Dispatch;

@group(1) @binding(0) var<storage, read> steps: array<Step>;
@group(1) @binding(1) var<storage, read> order: array<u32>; // row numbers; a batch's start at step.offset
@group(1) @binding(2) var<storage, read> x: array<f32>; // (N, INPUTS)
@group(1) @binding(3) var<storage, read> y: array<f32>; // (N)
@group(1) @binding(4) var<storage, read_write> theta: array<f32>; // (R, P)
@group(1) @binding(5) var<storage, read_write> moments: array<f32>; // (R, 2, P)
@group(1) @binding(6) var<storage, read_write> grad: array<f32>; // (R, P): of the last step
@group(1) @binding(7) var<storage, read_write> ring: array<vec4f>; // as loss_sum.wgsl and gradient_norm.wgsl write it
@group(1) @binding(8) var<storage, read_write> flag: array<u32>; // (R, 4): as loss_sum.wgsl and update.wgsl write it

const NONE = 0xffffffffu;

// Which run this workgroup is, and the number of its first step's row.
var<private> replica: u32;

// Whether the step needs the sums of norms.wgsl: as `needsNorm` in src/engine/plan.ts.
fn needs_norm(row: u32) -> bool {
  return steps[row].clip > 0.0 || steps[row].l1 > 0.0 || steps[row].l2 > 0.0;
}
