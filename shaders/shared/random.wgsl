// Counter-based randomness, the same draws as src/experiment/random.ts: a hash of (seed, stream, step, index),
// PCG-RXS-M-XS-32 chained over the four words (Jarzynski & Olano 2020).
const STREAM_NOISE = 6u;

fn pcg(v: u32) -> u32 {
  let state = v * 747796405u + 2891336453u;
  let word = ((state >> ((state >> 28u) + 4u)) ^ state) * 277803737u;
  return (word >> 22u) ^ word;
}

fn random_hash(seed: u32, stream: u32, step: u32, index: u32) -> u32 {
  return pcg(pcg(pcg(pcg(seed) + stream) + step) + index);
}

// In [0, 1), with 24 bits.
fn random_uniform(seed: u32, stream: u32, step: u32, index: u32) -> f32 {
  return f32(random_hash(seed, stream, step, index) >> 8u) * 0x1p-24f;
}
