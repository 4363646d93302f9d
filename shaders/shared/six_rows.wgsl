// Six numbers of each of six rows: what a tile of 4 × 4 meets of a plane. n: the first four of them.
struct SixRows {
  u0: vec4f, v0: vec2f,
  u1: vec4f, v1: vec2f,
  u2: vec4f, v2: vec2f,
  u3: vec4f, v3: vec2f,
  u4: vec4f, v4: vec2f,
  u5: vec4f, v5: vec2f,
}

fn six_rows(n: u32, lane: u32) -> SixRows {
  let q = QUADS;
  return SixRows(
    padded[n], padded[n + 1u].xy,
    padded[n + q], padded[n + q + 1u].xy,
    padded[n + 2u * q], padded[n + 2u * q + 1u].xy,
    padded[n + 3u * q], padded[n + 3u * q + 1u].xy,
    padded[n + 4u * q], padded[n + 4u * q + 1u].xy,
    padded[n + 5u * q], padded[n + 5u * q + 1u].xy,
  );
}
