// Σ aᵢ·bᵢ of four signed bytes in each word, by taking them apart: for adapters without dot4I8Packed.
fn dot4(a: u32, b: u32) -> i32 {
  let shifts = vec4u(24u, 16u, 8u, 0u);
  let x = vec4i(vec4u(a) << shifts) >> vec4u(24u);
  let y = vec4i(vec4u(b) << shifts) >> vec4u(24u);
  return dot(x, y);
}
