// Which numbers dropout keeps at this step, and how much larger they become (inverted dropout: the sum stays what it
// was on average). The importing kernel brings step and random.
const STREAM_DROPOUT = 4u;

override SIZE: u32; // numbers per row
override LAYER: u32;
override RATE: u32; // place of the rate in step.live

fn kept(n: u32) -> f32 {
  let rate = step.live[RATE / 4u][RATE % 4u];
  if (step.training == 0u || rate == 0.0) { return 1.0; }
  let u = random_uniform(step.seed, STREAM_DROPOUT, step.index, 64u * n + LAYER);
  return select(0.0, 1.0 / (1.0 - rate), u >= rate);
}
