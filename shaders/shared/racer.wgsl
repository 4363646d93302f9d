// One racer on a surface and one step of it: noise on the gradient, clipping, decoupled weight decay, then the rule.
// The same order as shared/update.wgsl. Imported after `surface`, a rule, `random` and `elementary`.
override NOISE: u32; // 1: noise is added to the gradient
override CLIP: u32; // 1: the gradient is clipped

struct Racer {
  at: vec2f,
  s0: vec2f,
  s1: vec2f,
}

struct Moved {
  racer: Racer,
  value: vec3f, // f and its gradient where it stood
  used: vec2f, // the gradient given to the rule
}

// Further away than this it will not come back.
const HORIZON = 1e12;

// Standard normal, by Box and Muller.
fn noise(seed: u32, step: u32, axis: u32) -> f32 {
  let u = 1.0 - random_uniform(seed, STREAM_NOISE, step, 2u * axis);
  let v = random_uniform(seed, STREAM_NOISE, step, 2u * axis + 1u);
  return sqrt(-2.0 * log(u)) * cosine(6.283185307 * v);
}

fn clipped(g: vec2f, h: Step) -> vec2f {
  var c = g;
  if (h.clip > 0.0) {
    let norm = length(g) + 1e-6;
    if (norm > h.clip) { c = c / norm * h.clip; }
  }
  if (h.clipValue > 0.0) { c = clamp(c, vec2f(-h.clipValue), vec2f(h.clipValue)); }
  return c;
}

// h: the settings of this very step. `strength`: standard deviation of the noise on each component.
fn advance(r: Racer, p: array<vec4f, 6>, h: Step, strength: f32, seed: u32, index: u32) -> Moved {
  let value = surface(r.at.x, r.at.y, p);
  var used = value.yz;
  if (NOISE > 0u) { used += strength * vec2f(noise(seed, index, 0u), noise(seed, index, 1u)); }
  if (CLIP > 0u) { used = clipped(used, h); }
  let next = rule(r.at * (1.0 - h.lr * h.weightDecay), used, r.s0, r.s1, h);
  return Moved(Racer(next.theta, next.s0, next.s1), value, used);
}

// Whether a racer there has left the surface's domain, or what single precision can hold. Asked of the bits, which
// are in order for numbers ≥ 0, and above all of them for infinity and NaN.
fn is_lost(at: vec2f) -> bool {
  let bits = bitcast<vec2u>(abs(at));
  return outside || max(bits.x, bits.y) >= bitcast<u32>(HORIZON);
}
