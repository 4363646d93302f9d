// What all convolution kernels read: rows of `src`, planes of H × W, as the taps of a kernel meet them.
// The outputs are planes of OH × OW. DILATION spreads the numbers of src out with zeros between them: what a stride
// does to a gradient on its way back.
override H: u32;
override W: u32;
override K: u32; // the kernel is K × K; its taps are worked on in patches of 3 × 3
override STRIDE: u32 = 1u;
override DILATION: u32 = 1u;
override PAD: u32; // rows and columns of zeros before the first; as many after the last as it takes
override OH: u32;
override OW: u32;
// Whether no output looks outside of its plane.
override VALID = PAD == 0u && DILATION == 1u && (OH - 1u) * STRIDE + K <= H && (OW - 1u) * STRIDE + K <= W;

@group(1) @binding(0) var<storage, read> src: array<f32>;

// The number at (y, x) of a plane, 0 outside. y and x may come from y − PAD: then below 0 is far above H.
// & and | instead of && and ||, which are branches: a software adapter compiles dozens of them for minutes.
fn at(plane: u32, y: u32, x: u32) -> f32 {
  let v = y / DILATION;
  let u = x / DILATION;
  let inside = VALID | ((v < H) & (u < W) & (v * DILATION == y) & (u * DILATION == x));
  return select(0.0, src[plane + v * W + u], inside);
}

// What taps 0, 1 and 2 of a kernel's row meet at four outputs side by side.
struct Row {
  t0: vec4f,
  t1: vec4f,
  t2: vec4f,
}

fn four(plane: u32, y: u32, x: u32) -> vec4f {
  return vec4f(
    at(plane, y, x),
    at(plane, y, x + STRIDE),
    at(plane, y, x + 2u * STRIDE),
    at(plane, y, x + 3u * STRIDE),
  );
}

fn row(plane: u32, y: u32, x: u32) -> Row {
  let t0 = four(plane, y, x);
  if (K == 1u) { return Row(t0, vec4f(), vec4f()); }
  if (STRIDE > 1u) { return Row(t0, four(plane, y, x + 1u), four(plane, y, x + 2u)); }
  let more = vec2f(at(plane, y, x + 4u), at(plane, y, x + 5u));
  return Row(t0, vec4f(t0.yzw, more.x), vec4f(t0.zw, more));
}
