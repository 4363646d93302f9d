// Operands of the matrix work in mixed precision: the nearest numbers that 16 bits hold, ties to even, at most 65504 in
// size. They stay in f32, and so do the sums they are terms of. What is larger while training is an overflow.
// SIZE numbers of every row, or COUNT in all: src, dst =, scaler (FOUND) = 1 at an overflow
#import step
#import half

override SIZE: u32 = 0u;
override COUNT: u32 = 0u;
override FOUND: u32; // place in `scaler`

@group(1) @binding(0) var<storage, read> src: array<vec4f>;
@group(1) @binding(1) var<storage, read_write> dst: array<vec4f>;
@group(1) @binding(2) var<storage, read_write> scaler: array<atomic<u32>>;

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let n = linear_id(id, workgroups);
  let count = select(COUNT, step.size * SIZE, COUNT == 0u);
  if (4u * n >= count) { return; }
  let x = src[n];
  // By the bits, where infinity and NaN are the largest numbers: from 65520 on the nearest half is none.
  let size = bitcast<vec4u>(x) & vec4u(0x7fffffffu);
  dst[n] = select(rounded(x), sign(x) * 65504.0, size >= vec4u(0x477ff000u));
  let there = 4u * n + vec4u(0u, 1u, 2u, 3u) < vec4u(count);
  if (step.training == 1u && any((size >= vec4u(0x477ff000u)) & there)) {
    atomicStore(&scaler[FOUND], 0x3f800000u); // 1.0
  }
}
