// The nearest half, where the adapter has 16-bit floats (shader-f16): stands in for shared/half.wgsl.
fn rounded(x: vec4f) -> vec4f {
  return vec4f(vec4h(clamp(x, vec4f(-65504.0), vec4f(65504.0))));
}
