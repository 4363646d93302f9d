// A thread's sample, as the losses know it, and the numbers of the network it goes through.
// Only constants are indices here, yet all arrays are memory and not registers, because they are copied from and to
// storage by loops: a software adapter would carry every register past every branch, lane by lane.
var<private> parameters: array<f32, P>; // θ
var<private> gradient: array<f32, P>; // ∇: the sum over the batch so far, in the order of the batch
var<private> label: f32;
var<private> outputs: array<f32, OUTPUTS>;
var<private> slopes: array<f32, OUTPUTS>;

fn output_at(row: u32, k: u32) -> f32 { return outputs[k]; }
fn label_of(row: u32) -> f32 { return label; }
fn set_gradient(row: u32, k: u32, slope: f32) { slopes[k] = slope; }
