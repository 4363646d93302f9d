// A surface in three dimensions, and lines on it. Not a kernel: it draws, and has no twin (where there is no WebGPU,
// src/ui/pages/surface/draw-relief.ts draws the same with the browser's canvas).

struct Scene {
  camera: mat4x4f, // world to clip
  low: vec4f, // colour of the lowest place
  high: vec4f,
  ink: vec4f, // of the contours
  size: vec2f, // of the canvas, in pixels
  grid: vec2f, // places across and up
  rise: f32, // height of level 1
  contours: f32, // how many there are between level 0 and 1
}

@group(0) @binding(0) var<uniform> scene: Scene;
@group(0) @binding(1) var<storage, read> levels: array<f32>; // row 0 at the far edge; below −1: not defined

struct Ground {
  @builtin(position) clip: vec4f,
  @location(0) level: f32,
  @location(1) normal: vec3f,
  @location(2) defined: f32,
}

fn level_at(x: i32, y: i32) -> f32 {
  let columns = i32(scene.grid.x);
  let rows = i32(scene.grid.y);
  return levels[clamp(y, 0, rows - 1) * columns + clamp(x, 0, columns - 1)];
}

// Two triangles for each cell of the grid.
@vertex
fn ground(@builtin(vertex_index) vertex: u32) -> Ground {
  let cells = u32(scene.grid.x) - 1u;
  let cell = vertex / 6u;
  let corner = array<vec2u, 6>(vec2u(0, 0), vec2u(0, 1), vec2u(1, 0), vec2u(1, 0), vec2u(0, 1), vec2u(1, 1))[vertex % 6u];
  let at = vec2i(vec2u(cell % cells, cell / cells) + corner);
  let level = level_at(at.x, at.y);
  let place = vec2f(at) / (scene.grid - 1.0) * 2.0 - 1.0;
  // Slopes from the neighbours, in world units.
  let across = (level_at(at.x + 1, at.y) - level_at(at.x - 1, at.y)) * scene.rise * (scene.grid.x - 1.0) / 4.0;
  let along = (level_at(at.x, at.y + 1) - level_at(at.x, at.y - 1)) * scene.rise * (scene.grid.y - 1.0) / 4.0;
  var out: Ground;
  out.clip = scene.camera * vec4f(place.x, -place.y, max(level, 0.0) * scene.rise, 1.0);
  out.level = level;
  out.normal = vec3f(-across, along, 1.0);
  out.defined = select(0.0, 1.0, level > -1.0);
  return out;
}

@fragment
fn shade(in: Ground) -> @location(0) vec4f {
  let spread = max(fwidth(in.level * scene.contours), 1e-6);
  if (in.defined < 0.999) { discard; }
  let base = mix(scene.low.rgb, scene.high.rgb, pow(clamp(in.level, 0.0, 1.0), 0.8));
  let light = 0.62 + 0.38 * max(0.0, dot(normalize(in.normal), normalize(vec3f(-0.5, 0.4, 0.9))));
  let to_line = abs(fract(in.level * scene.contours - 0.5) - 0.5) / spread;
  // Where contours are closer than pixels they would only be noise.
  let line = (1.0 - smoothstep(0.4, 1.2, to_line)) * (1.0 - smoothstep(0.25, 0.6, spread));
  return vec4f(mix(base * light, scene.ink.rgb, 0.3 * line), 1.0);
}

struct Piece {
  from_at: vec4f, // x, y, height; half its width in pixels
  to_at: vec4f,
  color: vec4f,
}

@group(0) @binding(2) var<storage, read> pieces: array<Piece>;

struct Stroke {
  @builtin(position) clip: vec4f,
  @location(0) @interpolate(flat) color: vec4f,
  @location(1) at: vec2f, // pixels along and across the piece
  @location(2) @interpolate(flat) length_and_half: vec2f,
}

// A piece of a line, as a rectangle around it that faces the reader.
@vertex
fn stroke(@builtin(vertex_index) vertex: u32, @builtin(instance_index) instance: u32) -> Stroke {
  let piece = pieces[instance];
  let corner = array<vec2f, 6>(vec2f(0, -1), vec2f(1, -1), vec2f(0, 1), vec2f(0, 1), vec2f(1, -1), vec2f(1, 1))[vertex];
  let a = scene.camera * vec4f(piece.from_at.xyz, 1.0);
  let b = scene.camera * vec4f(piece.to_at.xyz, 1.0);
  let pixel_a = a.xy / a.w * scene.size / 2.0;
  let pixel_b = b.xy / b.w * scene.size / 2.0;
  let half = piece.from_at.w;
  let length = distance(pixel_a, pixel_b);
  var direction = vec2f(1.0, 0.0);
  if (length > 1e-4) { direction = (pixel_b - pixel_a) / length; }
  let side = vec2f(-direction.y, direction.x);
  let end = select(a, b, corner.x > 0.5);
  let beyond = (corner.x * 2.0 - 1.0) * half;
  let pixel = select(pixel_a, pixel_b, corner.x > 0.5) + direction * beyond + side * corner.y * half;
  var out: Stroke;
  // A little nearer than the ground it lies on.
  out.clip = vec4f(pixel * 2.0 / scene.size * end.w, end.z - 0.004 * end.w, end.w);
  out.color = piece.color;
  out.at = vec2f(corner.x * length + beyond, corner.y * half);
  out.length_and_half = vec2f(length, half);
  return out;
}

@fragment
fn ink(in: Stroke) -> @location(0) vec4f {
  let along = in.at.x - clamp(in.at.x, 0.0, in.length_and_half.x);
  if (length(vec2f(along, in.at.y)) > in.length_and_half.y) { discard; }
  return in.color;
}
