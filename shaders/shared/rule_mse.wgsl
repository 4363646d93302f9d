// Squared error (o − t)².
fn loss_value(o: f32, t: f32) -> f32 { return (o - t) * (o - t); }
fn loss_derivative(o: f32, t: f32) -> f32 { return 2.0 * (o - t); }
