// Body of every loss kernel: one thread per row, whose formula is the importing kernel's `loss_of_row(row, count)`.
// z (B, K), y (B, 1), dz (B, K) =, row_loss (B) =; class_weights (classes): what a row counts, where WEIGHTED
override WEIGHTED: u32 = 0u;

@group(1) @binding(0) var<storage, read> z: array<f32>;
@group(1) @binding(1) var<storage, read> y: array<f32>;
@group(1) @binding(2) var<storage, read_write> dz: array<f32>;
@group(1) @binding(3) var<storage, read_write> row_loss: array<f32>;
@group(1) @binding(4) var<storage, read> class_weights: array<f32>;

fn weight_of(row: u32) -> f32 {
  if (WEIGHTED == 0u) { return 1.0; }
  return class_weights[u32(max(y[row], 0.0))];
}

fn output_at(row: u32, k: u32) -> f32 { return z[row * K + k]; }
fn label_of(row: u32) -> f32 { return y[row]; }
fn set_gradient(row: u32, k: u32, slope: f32) { dz[row * K + k] = slope * weight_of(row); }

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let row = linear_id(id, workgroups);
  if (row >= rows()) { return; }
  row_loss[row] = loss_of_row(row, counted()) * weight_of(row);
}
