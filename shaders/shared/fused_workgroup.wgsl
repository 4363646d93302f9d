// The fused trainer of a GPU: all threads of a workgroup share every layer of every step, and meet at a barrier after
// each. The sums over a layer's inputs, over its outputs and over the batch run in the plan's order.
// θ, ∇ and the moments are on chip where they fit (ON_CHIP), else they stay in storage.
struct Layer {
  IN: u32,
  OUT: u32,
  WEIGHT: u32,
  BIAS: u32,
  ACTIVATION: u32,
  X: u32, // places in sh_values, each with CHUNK rows: input,
  A: u32, // output,
  SAVED: u32, // what act′ is computed from, of this layer
  DZ: u32, // and ∂L/∂z
  pad0: u32,
  pad1: u32,
  pad2: u32,
}
@group(0) @binding(1) var<uniform> layers: array<Layer, 16>;

override WG: u32;
override P: u32;
override MOMENTS: u32; // moments the rule keeps: 0, 1 or 2
override INPUTS: u32;
override LAYERS: u32;
override CHUNK: u32; // samples worked on at once
override VALUES: u32; // words of sh_values
override ON_CHIP: u32;
override CHIP_WORDS: u32; // (2 + MOMENTS)·P where ON_CHIP, else 1

var<workgroup> sh_chip: array<f32, CHIP_WORDS>; // θ, ∇, s0, s1
var<workgroup> sh_values: array<f32, VALUES>; // what the layers hand on, CHUNK rows of each
var<workgroup> sh_label: array<f32, CHUNK>;
var<workgroup> sh_loss: array<f32, CHUNK>;
var<workgroup> sh_sum: array<vec4f, WG>;
var<workgroup> sh_total: f32; // Σ of the batch's losses
var<workgroup> sh_norm: f32;
var<workgroup> sh_failed: u32; // flag[0]
var<workgroup> sh_broken: atomic<u32>; // flag[1]

fn theta_at(i: u32) -> f32 {
  if (ON_CHIP == 1u) { return sh_chip[i]; }
  return theta[replica * P + i];
}

fn grad_at(i: u32) -> f32 {
  if (ON_CHIP == 1u) { return sh_chip[P + i]; }
  return grad[replica * P + i];
}

fn set_grad(i: u32, value: f32) {
  if (ON_CHIP == 1u) { sh_chip[P + i] = value; } else { grad[replica * P + i] = value; }
}

fn moment_at(m: u32, i: u32) -> f32 {
  if (ON_CHIP == 1u) { return sh_chip[(2u + m) * P + i]; }
  return moments[(2u * replica + m) * P + i];
}

fn set_moment(m: u32, i: u32, value: f32) {
  if (ON_CHIP == 1u) { sh_chip[(2u + m) * P + i] = value; } else { moments[(2u * replica + m) * P + i] = value; }
}

fn output_at(row: u32, k: u32) -> f32 { return sh_values[layers[LAYERS - 1u].A + row * K + k]; }
fn label_of(row: u32) -> f32 { return sh_label[row]; }
fn set_gradient(row: u32, k: u32, slope: f32) { sh_values[layers[LAYERS - 1u].DZ + row * K + k] = slope; }

fn gather(first: u32, n: u32, lane: u32) {
  for (var t = lane; t < n * INPUTS; t += WG) {
    sh_values[layers[0].X + t] = x[order[step.offset + first + t / INPUTS] * INPUTS + t % INPUTS];
  }
  for (var b = lane; b < n; b += WG) { sh_label[b] = y[order[step.offset + first + b]]; }
}

fn forward(l: Layer, n: u32, lane: u32) {
  for (var t = lane; t < n * l.OUT; t += WG) {
    let o = t % l.OUT;
    let start = l.X + t / l.OUT * l.IN;
    let weights = l.WEIGHT + o * l.IN;
    var sum = theta_at(l.BIAS + o);
    for (var i = 0u; i < l.IN; i++) { sum += sh_values[start + i] * theta_at(weights + i); }
    sh_values[l.A + t] = activate(l.ACTIVATION, sum);
    if (l.SAVED != l.A) { sh_values[l.SAVED + t] = sum; }
  }
}

// dW and db of the chunk, added to those of the chunks before it. A parameter has the same thread in every chunk.
fn parameter_gradient(l: Layer, n: u32, first: u32, lane: u32) {
  for (var t = lane; t < l.OUT * (l.IN + 1u); t += WG) {
    let o = t / (l.IN + 1u);
    let i = t % (l.IN + 1u);
    let at = select(l.WEIGHT + o * l.IN + i, l.BIAS + o, i == l.IN);
    var sum = 0.0;
    if (first > 0u) { sum = grad_at(at); }
    if (i == l.IN) {
      for (var b = 0u; b < n; b++) { sum += sh_values[l.DZ + b * l.OUT + o]; }
    } else {
      for (var b = 0u; b < n; b++) { sum += sh_values[l.DZ + b * l.OUT + o] * sh_values[l.X + b * l.IN + i]; }
    }
    set_grad(at, sum);
  }
}

// ∂L/∂z of the layer below.
fn input_gradient(l: Layer, below: Layer, n: u32, lane: u32) {
  for (var t = lane; t < n * l.IN; t += WG) {
    let i = t % l.IN;
    let start = l.DZ + t / l.IN * l.OUT;
    var sum = 0.0;
    for (var o = 0u; o < l.OUT; o++) { sum += sh_values[start + o] * theta_at(l.WEIGHT + o * l.IN + i); }
    sh_values[below.DZ + t] = sum * activation_derivative(below.ACTIVATION, sh_values[below.SAVED + t]);
  }
}

// norms.wgsl's sums over all parameters, in sh_sum[0]. Every thread must come here.
fn add_norms(lane: u32) {
  var sums = vec4f();
  for (var i = lane; i < P; i += WG) {
    let p = theta_at(i);
    let g = objective_gradient(grad_at(i), p);
    let scaled = g * 0x1p-80f;
    sums += vec4f(g * g, scaled * scaled, abs(p), p * p);
  }
  sh_sum[lane] = sums;
  workgroupBarrier();
  for (var half = WG / 2u; half > 0u; half /= 2u) {
    if (lane < half) { sh_sum[lane] += sh_sum[lane + half]; }
    workgroupBarrier();
  }
}

// The step's row of the ring, and the look-out for a loss that is not finite. One thread.
fn report(slot: u32, with_norm: bool) {
  let loss = sh_total / f32(step.size);
  var row = vec4f(loss, 0.0, 0.0, f32(step.size));
  if (with_norm) {
    sh_norm = norm_of(sh_sum[0]);
    let penalty = penalty_of(sh_sum[0]);
    row = vec4f(loss + penalty, sh_norm, penalty, row.w);
  }
  ring[slot] = row;
  if (!is_finite(row.x) || !is_finite(loss) || atomicLoad(&sh_broken) != NONE) { sh_failed = step.index; }
}

fn update(lane: u32) {
  let usual = step.lr;
  for (var i = lane; i < P; i += WG) {
    step.lr = usual * rate_of(i);
    let p = theta_at(i);
    let g = objective_gradient(grad_at(i), p);
    var s0 = 0.0;
    var s1 = 0.0;
    if (MOMENTS > 0u) { s0 = moment_at(0u, i); }
    if (MOMENTS > 1u) { s1 = moment_at(1u, i); }
    let next = rule(p * (1.0 - step.lr * step.weightDecay), clipped(g, sh_norm), s0, s1, step);
    if (ON_CHIP == 1u) { sh_chip[i] = next.theta; } else { theta[replica * P + i] = next.theta; }
    if (MOMENTS > 0u) { set_moment(0u, i, next.s0); }
    if (MOMENTS > 1u) { set_moment(1u, i, next.s1); }
    if (!(is_finite(g) && is_finite(next.theta) && is_finite(next.s0) && is_finite(next.s1))) {
      atomicMin(&sh_broken, step.index);
    }
  }
}

// Between storage and the chip.
fn load(lane: u32) {
  for (var i = lane; i < P; i += WG) {
    sh_chip[i] = theta[replica * P + i];
    for (var m = 0u; m < MOMENTS; m++) { sh_chip[(2u + m) * P + i] = moments[(2u * replica + m) * P + i]; }
  }
}

fn store(lane: u32) {
  for (var i = lane; i < P; i += WG) {
    theta[replica * P + i] = sh_chip[i];
    grad[replica * P + i] = sh_chip[P + i];
    for (var m = 0u; m < MOMENTS; m++) { moments[(2u * replica + m) * P + i] = sh_chip[(2u + m) * P + i]; }
  }
}

fn barrier() {
  if (ON_CHIP == 0u) { storageBarrier(); }
  workgroupBarrier();
}

@compute @workgroup_size(WG)
fn main(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) workgroup: vec3u) {
  replica = work.replica + workgroup.x;
  if (ON_CHIP == 1u) { load(lane); }
  if (lane == 0u) {
    sh_failed = flag[4u * replica];
    atomicStore(&sh_broken, flag[4u * replica + 1u]);
  }
  let planned = work.runs > 0u;
  if (planned) { begin_run(workgroup.x); }
  for (var k = 0u; k < work.count; k++) {
    if (workgroupUniformLoad(&sh_failed) != NONE) { break; } // nothing moves any more
    let row = select(work.first + k, workgroup.x, planned);
    if (planned) { go_to_step(k); } else { load_step(row); }
    let size = select(steps[row].size, order[steps[row].offset + 4u * k + 1u], planned);
    for (var first = 0u; first < size; first += CHUNK) {
      let n = min(CHUNK, size - first);
      gather(first, n, lane);
      workgroupBarrier();
      for (var l = 0u; l < LAYERS; l++) {
        forward(layers[l], n, lane);
        workgroupBarrier();
      }
      for (var b = lane; b < n; b += WG) { sh_loss[b] = loss_of_row(b, size); }
      workgroupBarrier();
      if (lane == 0u) {
        if (first == 0u) { sh_total = 0.0; }
        for (var b = 0u; b < n; b++) { sh_total += sh_loss[b]; }
      }
      for (var l = LAYERS - 1u; l > 0u; l--) {
        input_gradient(layers[l], layers[l - 1u], n, lane);
        parameter_gradient(layers[l], n, first, lane);
        workgroupBarrier();
      }
      parameter_gradient(layers[0], n, first, lane);
      barrier();
    }
    let with_norm = needs_norm(row);
    if (with_norm) { add_norms(lane); }
    if (lane == 0u) { report(workgroup.x * work.count + step.slot, with_norm); }
    if (workgroupUniformLoad(&sh_failed) != NONE) { break; }
    update(lane);
    barrier();
  }
  if (ON_CHIP == 1u) { store(lane); }
  if (lane == 0u) {
    flag[4u * replica] = sh_failed;
    flag[4u * replica + 1u] = atomicLoad(&sh_broken);
  }
}
