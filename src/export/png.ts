// A text in a PNG: a tEXt chunk before the end (PNG specification, 11.3.3). A picture that says where it came from.
const endChunk = 12;

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = (c & 1) === 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** CRC-32 of PNG and zip. */
function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = crcTable[(c ^ byte) & 0xff] ^ (c >>> 8);
  return ~c >>> 0;
}

/** Key and text in Latin-1: a link is ASCII. */
export function withText(png: Uint8Array, key: string, text: string): Uint8Array<ArrayBuffer> {
  const content = Uint8Array.from(`tEXt${key}\0${text}`, (letter) => letter.charCodeAt(0) & 0xff);
  const chunk = new Uint8Array(content.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, content.length - 4);
  chunk.set(content, 4);
  view.setUint32(content.length + 4, crc32(content));
  const all = new Uint8Array(png.length + chunk.length);
  const at = png.length - endChunk;
  all.set(png.subarray(0, at));
  all.set(chunk, at);
  all.set(png.subarray(at), at + chunk.length);
  return all;
}
