// Four numbers, side by side, of each of four planes: the gradient of four channels. n: where the first plane starts.
struct FourPlanes {
  d0: vec4f,
  d1: vec4f,
  d2: vec4f,
  d3: vec4f,
}

fn four_planes(n: u32, y: u32, x: u32, lane: u32) -> FourPlanes {
  let plane = OH * OW;
  return FourPlanes(
    four_gradients(n, y, x),
    four_gradients(n + plane, y, x),
    four_gradients(n + 2u * plane, y, x),
    four_gradients(n + 3u * plane, y, x),
  );
}
