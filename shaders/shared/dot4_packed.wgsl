// Σ aᵢ·bᵢ of four signed bytes in each word, by the adapter's own instruction: stands in for shared/dot4.wgsl.
fn dot4(a: u32, b: u32) -> i32 {
  return dot4I8Packed(a, b);
}
