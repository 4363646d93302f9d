// What the attention kernels share: where a head's numbers lie, and four of its rows as a matrix.
// qkv (B·T, 3D): queries, keys and values side by side, in each of them head by head. Weights and what is made of them
// (B, HEADS, T, PADDED), PADDED the next multiple of 4 from T: zeros behind the last place.
override T: u32; // places of a sequence
override D: u32; // width of a place
override HEADS: u32; // D / HEADS is a multiple of 4
override CAUSAL: u32; // 1: a place sees itself and those before it
override WIDTH = D / 4u; // quads of a place's row
override QUADS = WIDTH / HEADS; // quads of a head's row
override TILES = (T + 3u) / 4u; // of four places each; also the quads of a row of weights

// Rows beyond the last are the last one again: what comes of them is not stored.
fn four_places(first: u32) -> vec4u {
  return min(first + vec4u(0u, 1u, 2u, 3u), vec4u(T - 1u));
}

// The first tile of keys that a tile of queries does not see.
fn seen(tile: u32) -> u32 {
  return select(TILES, tile + 1u, CAUSAL == 1u);
}
