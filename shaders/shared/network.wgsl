// A small dense network, written out. This one unit of two inputs, tanh(w₀x₀ + w₁x₁ + b), holds the place for what
// src/labs/compress/network.ts makes of a plan. `real` is what it computes with: as many rows at once as that has lanes.
const P = 4u; // words of a model
const INPUTS = 2u;
const OUTPUTS = 1u;
var<private> weights: array<f32, P>;
var<private> inputs: array<real, INPUTS>;
var<private> outputs: array<real, OUTPUTS>;

fn forward() {
  outputs[0] = activate(TANH, weights[2] + inputs[0] * weights[0] + inputs[1] * weights[1]);
}
