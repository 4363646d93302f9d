// The nearest half, ties to even, of numbers below 65520: by the bits of the f32, so that it is the same on every device
// (pack2x16float leaves the rounding to it). Below 2⁻¹⁴ halves are multiples of 2⁻²⁴.
fn rounded(x: vec4f) -> vec4f {
  let bits = bitcast<vec4u>(x);
  let even = (bits >> vec4u(13u)) & vec4u(1u);
  let large = bitcast<vec4f>((bits + vec4u(0xfffu) + even) & vec4u(0xffffe000u));
  let small = round(x * 16777216.0) * 0x1p-24f;
  return select(small, large, abs(x) >= vec4f(0x1p-14f));
}
