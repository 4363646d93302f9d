// What the fused trainers share. A fused trainer does the plan's whole train pass for many steps in one dispatch. Several
// runs of the same shape each have their own slice of θ, the moments, ∇, the ring and the flag.
// The host brings `struct Step`, the private `step` and `load_step(row)` (src/engine/fused/source.ts).
struct Dispatch {
  first: u32, // row of the table it starts at
  count: u32, // steps each run makes
  replica: u32, // number of its first run: the slice of θ, the moments, ∇ and the flag
  runs: u32, // of a population; 0: one run, which has a row of the table for each step
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

// Which run this is.
var<private> replica: u32;

// In a population's table run n has row n, for its first step. What the steps do not have in common is in `order`: from
// the row's `offset` on four words a step, and from its `slot` on the rates, unless that is NONE.
var<private> start: Step;

fn begin_run(row: u32) {
  load_step(row);
  start = step;
}

fn go_to_step(k: u32) {
  let at = start.offset + 4u * k;
  step.index = start.index + k;
  step.t = start.t + k;
  step.slot = k;
  step.offset = order[at];
  step.size = order[at + 1u];
  step.correction1 = bitcast<f32>(order[at + 2u]);
  step.correction2 = bitcast<f32>(order[at + 3u]);
  let has_rates = start.slot != NONE;
  step.lr = select(start.lr, bitcast<f32>(order[select(0u, start.slot + k, has_rates)]), has_rates);
}

// Whether the step needs the sums of norms.wgsl: as `needsNorm` in src/engine/plan.ts.
fn needs_norm(row: u32) -> bool {
  return steps[row].clip > 0.0 || steps[row].l1 > 0.0 || steps[row].l2 > 0.0;
}
