// Which numbers dropout keeps at this step, and how much larger they become (inverted dropout: the sum stays what it
// was on average). The importing kernel brings step and random.
const STREAM_DROPOUT = 4u;

override SIZE: u32; // numbers per row
override LAYER: u32;
override RATE: u32; // place of the rate in step.live

fn chance(n: u32) -> f32 {
  return random_uniform(step.seed, STREAM_DROPOUT, step.index, 64u * n + LAYER);
}

// Of four numbers, 4·quad and those behind it.
fn kept(quad: u32) -> vec4f {
  let rate = step.live[RATE / 4u][RATE % 4u];
  if (step.training == 0u || rate == 0.0) { return vec4f(1.0); }
  let n = 4u * quad;
  let u = vec4f(chance(n), chance(n + 1u), chance(n + 2u), chance(n + 3u));
  return select(vec4f(), vec4f(1.0 / (1.0 - rate)), u >= vec4f(rate));
}
