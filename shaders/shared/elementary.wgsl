// What formulas are made of, to a few units in the last place of f32: WGSL's own sine may be off by 2⁻¹¹, its
// arctangent by 4096 units. Polynomials from Moshier's Cephes. What is not defined (1/0, √−1, log 0) sets `outside`.
var<private> outside: bool = false;

fn quotient(a: f32, b: f32) -> f32 {
  if (b == 0.0) { outside = true; return 0.0; }
  return a / b;
}

fn square_root(x: f32) -> f32 {
  if (x < 0.0) { outside = true; }
  return sqrt(max(x, 0.0));
}

fn logarithm(x: f32) -> f32 {
  if (x <= 0.0) { outside = true; return 0.0; }
  return log(x);
}

// Beyond f32 it stays at the largest numbers.
fn exponential(x: f32) -> f32 {
  let c = clamp(x, -87.3, 88.72);
  let n = round(c * 1.44269504);
  let r = (c - n * 0.693359375) + n * 2.12194440e-4;
  let q = ((((1.9875691500e-4 * r + 1.3981999507e-3) * r + 8.3334519073e-3) * r + 4.1665795894e-2) * r
    + 1.6666665459e-1) * r + 5.0000001201e-1;
  return select(ldexp(q * r * r + r + 1.0, i32(n)), 0.0, x < -87.3);
}

// a^b for an exponent that is not a small whole number.
fn power(a: f32, b: f32) -> f32 {
  if (a > 0.0) { return exponential(b * log(a)); }
  if (a == 0.0) {
    if (b < 0.0) { outside = true; }
    return select(0.0, 1.0, b == 0.0);
  }
  if (b != round(b)) { outside = true; }
  let odd = abs(b - 2.0 * floor(0.5 * b)) == 1.0;
  return select(1.0, -1.0, odd) * exponential(b * log(-a));
}

// Sine and cosine of the rest after taking off `turns` quarter turns, π/2 in three parts.
fn sine_after(x: f32, turns: f32, further: u32) -> f32 {
  let r = ((x - turns * 1.5703125) - turns * 4.837512969970703e-4) - turns * 7.549789949e-8;
  let z = r * r;
  let s = ((-1.9515295891e-4 * z + 8.3321608736e-3) * z - 1.6666654611e-1) * z * r + r;
  let c = ((2.443315711809948e-5 * z - 1.388731625493765e-3) * z + 4.166664568298827e-2) * z * z - 0.5 * z + 1.0;
  let quadrant = (bitcast<u32>(i32(turns)) + further) & 3u;
  let v = select(s, c, (quadrant & 1u) == 1u);
  return select(v, -v, quadrant >= 2u);
}

fn sine(x: f32) -> f32 { return sine_after(x, round(x * 0.636619772), 0u); }
fn cosine(x: f32) -> f32 { return sine_after(x, round(x * 0.636619772), 1u); }
fn tangent(x: f32) -> f32 { return quotient(sine(x), cosine(x)); }

fn arctangent(x: f32) -> f32 {
  let a = abs(x);
  var t = a;
  var start = 0.0;
  if (a > 2.414213562) {
    t = -1.0 / a;
    start = 1.570796327;
  } else if (a > 0.4142135624) {
    t = (a - 1.0) / (a + 1.0);
    start = 0.7853981634;
  }
  let z = t * t;
  let q = (((8.05374449538e-2 * z - 1.38776856032e-1) * z + 1.99777106478e-1) * z - 3.33329491539e-1) * z * t + t;
  return select(start + q, -start - q, x < 0.0);
}

fn arcsine(x: f32) -> f32 {
  if (abs(x) > 1.0) { outside = true; }
  let c = clamp(x, -1.0, 1.0);
  return 2.0 * arctangent(c / (1.0 + sqrt((1.0 - c) * (1.0 + c))));
}

fn arccosine(x: f32) -> f32 {
  if (abs(x) > 1.0) { outside = true; }
  let c = clamp(x, -1.0, 1.0);
  if (c == -1.0) { return 3.141592654; }
  return 2.0 * arctangent(sqrt((1.0 - c) / (1.0 + c)));
}

fn hyperbolic_sine(x: f32) -> f32 {
  let e = exponential(abs(x));
  let large = 0.5 * e - 0.5 / max(e, 1.0);
  let z = x * x;
  let small = ((2.03721912945e-4 * z + 8.33028376239e-3) * z + 1.66667160211e-1) * z * x + x;
  return select(select(large, -large, x < 0.0), small, abs(x) < 1.0);
}

fn hyperbolic_cosine(x: f32) -> f32 {
  let e = exponential(abs(x));
  return 0.5 * e + 0.5 / max(e, 1.0);
}

fn hyperbolic_tangent(x: f32) -> f32 {
  let large = 1.0 - 2.0 / (exponential(2.0 * min(abs(x), 10.0)) + 1.0);
  let z = min(x * x, 1.0);
  let small = ((((-5.70498872745e-3 * z + 2.06390887954e-2) * z - 5.37397155531e-2) * z + 1.33314422036e-1) * z
    - 3.33332819422e-1) * z * x + x;
  return select(select(large, -large, x < 0.0), small, abs(x) < 0.625);
}
