// four_planes.wgsl where a subgroup's four threads read the same: each reads a plane and hands it round (six_rows_quad.wgsl
// says on what adapters).
struct FourPlanes {
  d0: vec4f,
  d1: vec4f,
  d2: vec4f,
  d3: vec4f,
}

fn four_planes(n: u32, y: u32, x: u32, lane: u32) -> FourPlanes {
  let plane = OH * OW;
  if (LANES != 4u) {
    return FourPlanes(
      four_gradients(n, y, x),
      four_gradients(n + plane, y, x),
      four_gradients(n + 2u * plane, y, x),
      four_gradients(n + 3u * plane, y, x),
    );
  }
  let d = four_gradients(n + lane * plane, y, x);
  return FourPlanes(quadBroadcast(d, 0u), quadBroadcast(d, 1u), quadBroadcast(d, 2u), quadBroadcast(d, 3u));
}
