// Rounds numbers to whole ones, four signed bytes a word: q = clamp(round(v/s) + z, qmin, qmax).
// values (B, C, S) → packed (B, S, ⌈C/4⌉) =, the first channel in the lowest byte, 0 where there is none;
// ranges: (s, z, qmin, qmax) of every place that is rounded, of which this is PLACE. One thread a word.
#import step
#import quantize

override C: u32;
override S: u32; // spots of an image; 1 for a row of numbers
override PLACE: u32;

@group(1) @binding(0) var<storage, read> values: array<f32>;
@group(1) @binding(1) var<storage, read> ranges: array<vec4f>;
@group(1) @binding(2) var<storage, read_write> packed: array<u32>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let quads = (C + 3u) / 4u;
  if (n >= rows() * S * quads) { return; }
  let first = 4u * (n % quads);
  let spot = (n / quads) % S;
  let row = n / (quads * S);
  let levels = ranges[PLACE];
  var word = 0u;
  for (var lane = 0u; lane < min(4u, C - first); lane++) {
    let v = values[(row * C + first + lane) * S + spot];
    word |= (bitcast<u32>(i32(whole_level(v, levels))) & 0xffu) << (8u * lane);
  }
  packed[n] = word;
}
