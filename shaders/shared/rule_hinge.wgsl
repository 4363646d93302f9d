// Hinge max(0, 1 − t·o), t = ±1.
fn loss_value(o: f32, t: f32) -> f32 { return max(0.0, 1.0 - t * o); }
fn loss_derivative(o: f32, t: f32) -> f32 { return select(0.0, -t, t * o < 1.0); }
