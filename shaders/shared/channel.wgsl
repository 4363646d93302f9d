// The numbers of one channel of x (B, C, S), as the threads of a workgroup go through them: WG apart.
override C: u32;
override S: u32; // numbers of a channel in a row: 1, or the places of an image

// Row and place of a thread's first number.
fn first_of(lane: u32) -> vec2u {
  return vec2u(lane / S, lane % S);
}

fn next_of(p: vec2u) -> vec2u {
  let q = p + vec2u(WG / S, WG % S);
  return select(q, vec2u(q.x + 1u, q.y - S), q.y >= S);
}

fn place_of(p: vec2u, channel: u32) -> u32 {
  return (p.x * C + channel) * S + p.y;
}
