// Distillation (Hinton, Vinyals & Dean 2015): mixes a teacher's answer into the loss and its gradient at the logits,
// L = h·CE + (1 − h)·T²·KL(softmax(z_teacher / T) ‖ softmax(z / T)).
// z (B, K), teacher (N, K), order, dz (B, K) and row_loss (B) in place. K = 1: one logit of two classes. A thread a row.
#import step

override K: u32;
override TEMPERATURE: u32; // places in step.live
override HARD: u32;

@group(1) @binding(0) var<storage, read> z: array<f32>;
@group(1) @binding(1) var<storage, read> teacher: array<f32>;
@group(1) @binding(2) var<storage, read> order: array<u32>;
@group(1) @binding(3) var<storage, read_write> dz: array<f32>;
@group(1) @binding(4) var<storage, read_write> row_loss: array<f32>;

fn live(place: u32) -> f32 {
  return step.live[place / 4u][place % 4u];
}

// log(1 + eˣ), without overflow.
fn softplus(x: f32) -> f32 {
  return max(x, 0.0) + log(1.0 + exp(-abs(x)));
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let row = linear_id(id, workgroups);
  if (row >= step.size) { return; }
  let temperature = live(TEMPERATURE);
  let hard = live(HARD);
  let soft = (1.0 - hard) * temperature;
  let own = row * K;
  let its = order[step.offset + row] * K;
  var divergence = 0.0;
  if (K == 1u) {
    let s = z[own] / temperature;
    let t = teacher[its] / temperature;
    let p = 1.0 / (1.0 + exp(-clamp(t, -80.0, 80.0)));
    let q = 1.0 / (1.0 + exp(-clamp(s, -80.0, 80.0)));
    divergence = p * (softplus(-s) - softplus(-t)) + (1.0 - p) * (softplus(s) - softplus(t));
    dz[own] = hard * dz[own] + soft * (q - p) / f32(step.size);
  } else {
    var top_s = z[own];
    var top_t = teacher[its];
    for (var k = 1u; k < K; k++) {
      top_s = max(top_s, z[own + k]);
      top_t = max(top_t, teacher[its + k]);
    }
    var sum_s = 0.0;
    var sum_t = 0.0;
    for (var k = 0u; k < K; k++) {
      sum_s += exp((z[own + k] - top_s) / temperature);
      sum_t += exp((teacher[its + k] - top_t) / temperature);
    }
    for (var k = 0u; k < K; k++) {
      let s = (z[own + k] - top_s) / temperature - log(sum_s);
      let t = (teacher[its + k] - top_t) / temperature - log(sum_t);
      divergence += exp(t) * (t - s);
      dz[own + k] = hard * dz[own + k] + soft * (exp(s) - exp(t)) / f32(step.size);
    }
  }
  row_loss[row] = hard * row_loss[row] + soft * temperature * divergence;
}
