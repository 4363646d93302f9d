// Absolute error |o − t|; its derivative at 0 is 0.
fn loss_value(o: f32, t: f32) -> f32 { return abs(o - t); }
fn loss_derivative(o: f32, t: f32) -> f32 { return sign(o - t); }
