// What comes next, drawn from the model's answer at place `step.offset` of each row: from the `top_k` likeliest tokens
// only (0: all; Fan, Lewis & Dauphin 2018), each with the chance softmax(z / temperature); at temperature 0 the likeliest.
// z (B, T, K) logits, of two tokens K = 1: that of token 1. x (B, T) tokens: the place behind takes what was drawn, where
// it was not given. said (B, T): what was drawn at each place.
#import step
#import random

const STREAM_WRITE = 13u;

override T: u32;
override K: u32;

struct How { temperature: f32, top_k: f32, given: f32 }

@group(1) @binding(0) var<storage, read> z: array<f32>;
@group(1) @binding(1) var<storage, read> how: How;
@group(1) @binding(2) var<storage, read_write> x: array<f32>;
@group(1) @binding(3) var<storage, read_write> said: array<f32>;

fn logit(row: u32, k: u32) -> f32 {
  let at = (row * T + step.offset) * K;
  if (K == 1u) { return select(0.0, z[at], k == 1u); }
  return z[at + k];
}

// Bits in the order of the numbers they are of.
fn ordered(value: f32) -> u32 {
  let bits = bitcast<u32>(value);
  return select(bits | 0x80000000u, ~bits, bits >> 31u == 1u);
}

// The k-th largest logit as `ordered` gives it: the largest number that k logits reach, bit by bit.
fn bar_of(row: u32, tokens: u32, k: u32) -> u32 {
  var bar = 0u;
  for (var bit = 32u; bit > 0u; bit--) {
    let tried = bar | (1u << (bit - 1u));
    var reach = 0u;
    for (var token = 0u; token < tokens; token++) { reach += u32(ordered(logit(row, token)) >= tried); }
    if (reach >= k) { bar = tried; }
  }
  return bar;
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  let row = linear_id(id, workgroups);
  if (row >= step.size) { return; }
  let tokens = max(K, 2u);
  var drawn = 0u;
  for (var token = 1u; token < tokens; token++) { if (logit(row, token) > logit(row, drawn)) { drawn = token; } }
  if (how.temperature > 0.0) {
    let top = logit(row, drawn);
    let k = u32(how.top_k);
    var bar = 0u;
    if (k > 0u && k < tokens) { bar = bar_of(row, tokens, k); }
    var sum = 0.0;
    for (var token = 0u; token < tokens; token++) {
      let value = logit(row, token);
      if (ordered(value) >= bar) { sum += exp((value - top) / how.temperature); }
    }
    var left = sum * random_uniform(step.seed, STREAM_WRITE, step.index, row);
    for (var token = 0u; token < tokens; token++) {
      let value = logit(row, token);
      if (ordered(value) < bar) { continue; }
      left -= exp((value - top) / how.temperature);
      if (left < 0.0) {
        drawn = token;
        break;
      }
    }
  }
  let place = row * T + step.offset;
  said[place] = f32(drawn);
  let next = step.offset + 1u;
  if (next < T && next >= u32(how.given)) { x[place + 1u] = f32(drawn); }
}
