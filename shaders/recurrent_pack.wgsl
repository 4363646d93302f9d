// Recurrent weights in the order in which a recurrent kernel reads them, units in quads and zeros behind the last one.
// W_hh (G, H, H) in θ → packed: forward (H, G, H in quads), so that the units that one state goes to lie side by side;
// backward (G, H, H in quads), as it is but for the zeros. One thread for each vec4f.
#import step

override G: u32; // gates
override H: u32;
override WEIGHT: u32; // where W_hh starts in θ
override BACKWARD: u32;

@group(1) @binding(0) var<storage, read> theta: array<f32>;
@group(1) @binding(1) var<storage, read_write> packed: array<vec4f>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let quads = (H + 3u) / 4u;
  if (n >= G * H * quads) { return; }
  let q = n % quads;
  let row = n / quads;
  var values = vec4f();
  for (var u = 0u; u < min(4u, H - 4u * q); u++) {
    let unit = 4u * q + u;
    if (BACKWARD == 1u) {
      values[u] = theta[WEIGHT + row * H + unit];
    } else {
      values[u] = theta[WEIGHT + (row % G * H + unit) * H + row / G];
    }
  }
  packed[n] = values;
}
