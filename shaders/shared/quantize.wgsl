// (s, z, qmin, qmax) of so many levels that span low … high, of which 0 is one. A range of nothing but 0 has the scale 1.
fn levels_of(low: f32, high: f32, count: u32, affine: bool) -> vec4f {
  let qmax = f32((count - 1u) / 2u);
  let qmin = qmax + 1.0 - f32(count);
  let span = select(max(-low, high) / qmax, (high - low) / (qmax - qmin), affine);
  let scale = select(1.0, span, span > 1e-37);
  let zero = select(0.0, clamp(qmin - round(low / scale), qmin, qmax), affine);
  return vec4f(scale, zero, qmin, qmax);
}

// Whether w lies within the levels: outside the straight-through estimator has no gradient.
fn is_within(w: f32, levels: vec4f) -> bool {
  let q = round(w * (1.0 / levels.x)) + levels.y;
  return q >= levels.z && q <= levels.w;
}

// w rounded to a level: s·(q − z) with q = clamp(round(w/s) + z, qmin, qmax), a half to the even number.
// levels = (s, z, qmin, qmax).
fn rounded(w: f32, levels: vec4f) -> f32 {
  return (whole_level(w, levels) - levels.y) * levels.x;
}

// The whole number q that stands for w.
fn whole_level(w: f32, levels: vec4f) -> f32 {
  return clamp(round(w * (1.0 / levels.x)) + levels.y, levels.z, levels.w);
}
