// The forward pass of a small dense network for many models at once, all layers in one go: a thread takes the weights of
// its model in once and makes the outputs of ROWS rows, four at a time.
// x (B, INPUTS); thetas (…, P): models step.offset … + step.slot − 1; a (V, B, OUTPUTS) =
#import step
alias real = vec4f;
#import activation
#import network

override ROWS: u32;

@group(1) @binding(0) var<storage, read> x: array<f32>;
@group(1) @binding(1) var<storage, read> thetas: array<f32>;
@group(1) @binding(2) var<storage, read_write> a: array<f32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let parts = (step.size + ROWS - 1u) / ROWS;
  let v = n / parts;
  if (v >= step.slot) { return; }
  let model = (step.offset + v) * P;
  for (var i = 0u; i < P; i++) { weights[i] = thetas[model + i]; }
  let first = (n % parts) * ROWS;
  for (var row = first; row < min(first + ROWS, step.size); row += 4u) {
    // Past the last one the last again: it is not written.
    let start = min(row + vec4u(0u, 1u, 2u, 3u), vec4u(step.size - 1u)) * INPUTS;
    for (var i = 0u; i < INPUTS; i++) {
      inputs[i] = vec4f(x[start.x + i], x[start.y + i], x[start.z + i], x[start.w + i]);
    }
    forward();
    for (var r = 0u; r < min(4u, step.size - row); r++) {
      for (var k = 0u; k < OUTPUTS; k++) { a[(v * step.size + row + r) * OUTPUTS + k] = outputs[k][r]; }
    }
  }
}
