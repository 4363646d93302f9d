// six_rows.wgsl for an adapter that reads for each of a subgroup's four threads in turn, and slowly (SwiftShader): where
// the four work on the same place, each reads a quarter and hands it round. A GPU reads once for all of them anyway.
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
  if (LANES != 4u) {
    return SixRows(
      padded[n], padded[n + 1u].xy,
      padded[n + q], padded[n + q + 1u].xy,
      padded[n + 2u * q], padded[n + 2u * q + 1u].xy,
      padded[n + 3u * q], padded[n + 3u * q + 1u].xy,
      padded[n + 4u * q], padded[n + 4u * q + 1u].xy,
      padded[n + 5u * q], padded[n + 5u * q + 1u].xy,
    );
  }
  let own = n + lane / 2u * q + lane % 2u;
  let a = padded[own];
  let b = padded[own + 2u * q];
  let c = padded[own + 4u * q];
  return SixRows(
    quadBroadcast(a, 0u), quadBroadcast(a.xy, 1u), quadBroadcast(a, 2u), quadBroadcast(a.xy, 3u),
    quadBroadcast(b, 0u), quadBroadcast(b.xy, 1u), quadBroadcast(b, 2u), quadBroadcast(b.xy, 3u),
    quadBroadcast(c, 0u), quadBroadcast(c.xy, 1u), quadBroadcast(c, 2u), quadBroadcast(c.xy, 3u),
  );
}
