// What an optimizer's rule returns: the new parameter and the new moments. `real` is f32 or vec4f.
struct Updated {
  theta: real,
  s0: real,
  s1: real,
}
