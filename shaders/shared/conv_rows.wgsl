// What all convolution kernels read: the rows that conv_pad.wgsl made, as the taps of a kernel meet them.
// The outputs are planes of OH × OW.
override K: u32; // the kernel is K × K; its taps are worked on in patches of 3 × 3
override STRIDE: u32 = 1u;
override ROWS: u32; // of a plane, and of each STRIDE lines
override QUADS: u32; // of a line
override OH: u32;
override OW: u32;

@group(1) @binding(0) var<storage, read> padded: array<vec4f>;

// What taps 0, 1 and 2 of a kernel's row meet at four outputs side by side.
struct Row {
  t0: vec4f,
  t1: vec4f,
  t2: vec4f,
}

fn shifted(u: vec4f, v: vec4f, by: u32) -> vec4f {
  let near = select(u, vec4f(u.yzw, v.x), by == 1u);
  let far = select(vec4f(u.zw, v.xy), vec4f(u.w, v.xyz), by == 3u);
  return select(near, far, by > 1u);
}

// Four numbers of a line, from any place on.
fn four(line: u32, x: u32) -> vec4f {
  let n = line + x / 4u;
  return shifted(padded[n], padded[n + 1u], x % 4u);
}

// Taps kx to kx + 2 of row y of a padded plane, for the outputs from x on, which is a multiple of 4.
fn row(plane: u32, y: u32, x: u32, kx: u32) -> Row {
  let line = (plane * ROWS + y) * STRIDE * QUADS;
  if (K == 1u) { return Row(padded[line + x / 4u], vec4f(), vec4f()); }
  if (STRIDE > 1u) {
    return Row(
      four(line + kx % STRIDE * QUADS, x + kx / STRIDE),
      four(line + (kx + 1u) % STRIDE * QUADS, x + (kx + 1u) / STRIDE),
      four(line + (kx + 2u) % STRIDE * QUADS, x + (kx + 2u) / STRIDE),
    );
  }
  var u = padded[line + x / 4u];
  var v = padded[line + x / 4u + 1u];
  if (K > 3u) {
    u = four(line, x + kx);
    v = four(line, x + kx + 4u);
  }
  return Row(u, vec4f(u.yzw, v.x), vec4f(u.zw, v.xy));
}
