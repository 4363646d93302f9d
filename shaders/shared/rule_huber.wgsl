// Huber (1964) with δ = 1: quadratic within δ, linear beyond.
fn loss_value(o: f32, t: f32) -> f32 { let e = abs(o - t); return select(e - 0.5, 0.5 * e * e, e <= 1.0); }
fn loss_derivative(o: f32, t: f32) -> f32 { return clamp(o - t, -1.0, 1.0); }
