// The largest number of every window of ROWS × COLUMNS, and which one of the window it is (the first of equals).
// x (B, C, H, W), a (B, C, OH, OW) =, which (B, C, OH, OW) =. One thread per window, or several.
#import step

override C: u32;
override H: u32;
override W: u32;
override OH: u32;
override OW: u32;
override ROWS: u32;
override COLUMNS: u32;
override STRIDE: u32;

@group(1) @binding(0) var<storage, read> x: array<f32>;
@group(1) @binding(1) var<storage, read_write> a: array<f32>;
@group(1) @binding(2) var<storage, read_write> which: array<f32>;

fn pool(n: u32) {
  // Rows of windows lie STRIDE rows apart; a plane may have more rows than its windows. Few divisions: they are slow.
  let line = n / OW;
  var row = line * STRIDE;
  if (H != OH * STRIDE) { row += line / OH * (H - OH * STRIDE); }
  var at = row * W + (n - line * OW) * STRIDE;
  var largest = x[at];
  var found = 0u;
  if (ROWS == 2u && COLUMNS == 2u) {
    // The usual window without a loop: on a software adapter one in another takes twice as long.
    let v1 = x[at + 1u];
    let v2 = x[at + W];
    let v3 = x[at + W + 1u];
    found = select(found, 1u, v1 > largest);
    largest = select(largest, v1, v1 > largest);
    found = select(found, 2u, v2 > largest);
    largest = select(largest, v2, v2 > largest);
    found = select(found, 3u, v3 > largest);
    largest = select(largest, v3, v3 > largest);
  } else {
    var column = 0u;
    for (var w = 1u; w < ROWS * COLUMNS; w++) {
      column++;
      let next = column == COLUMNS;
      at += select(1u, W + 1u - COLUMNS, next);
      column = select(column, 0u, next);
      let value = x[at];
      found = select(found, w, value > largest);
      largest = select(largest, value, value > largest);
    }
  }
  a[n] = largest;
  which[n] = f32(found);
}

@compute @workgroup_size(WG)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) workgroups: vec3u) {
  for (var n = linear_id(id, workgroups); n < step.size * C * OH * OW; n += thread_count(workgroups)) { pool(n); }
}
