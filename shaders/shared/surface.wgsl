// A surface over (x, y): f, ∂f/∂x and ∂f/∂y. This bowl, (p₀x² + p₁y²)/2, holds the place for what
// src/labs/surface makes of a formula. p: values that do not depend on x and y.
fn surface(x: f32, y: f32, p: array<vec4f, 6>) -> vec3f {
  return vec3f(0.5 * (p[0].x * x * x + p[0].y * y * y), p[0].x * x, p[0].y * y);
}
