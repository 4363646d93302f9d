// Four threads that work together (a quad, in the order of their numbers): each reads a part of what all of them need.
// The importing kernel enables subgroups.

// Column k is what thread k has.
fn spread(v: vec4f) -> mat4x4f {
  return mat4x4f(quadBroadcast(v, 0u), quadBroadcast(v, 1u), quadBroadcast(v, 2u), quadBroadcast(v, 3u));
}

// The sum over the four threads, in each of them.
fn quad_sum(v: vec4f) -> vec4f {
  let half = v + quadSwapY(v);
  return half + quadSwapX(half);
}
