/** Pictures of the screen, read in a third of the time that pngjs takes: it asks anew for every pixel what kind it is of. */
import { inflateSync } from "node:zlib";
import { PNG } from "pngjs";

/** Bytes of a pixel by the kind of its colours: red, green, blue; an entry of a palette; the same as the first with transparency. */
const bytesByKind: Record<number, number> = { 2: 3, 3: 1, 6: 4 };

/** As `PNG.sync.read`, which reads what neither a browser nor `scripts/small-png.ts` writes. */
export function readPng(bytes: Buffer): PNG {
  const [depth, kind = 0, woven] = [bytes[24], bytes[25], bytes[28]];
  const each = bytesByKind[kind];
  const { data, palette, isClear } = chunksOf(bytes);
  if (depth !== 8 || woven !== 0 || !each || isClear) return PNG.sync.read(bytes);
  const png = new PNG({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) });
  const plain = unfiltered(inflateSync(Buffer.concat(data)), png.width * each, png.height, each);
  const pixels = new Uint32Array(png.data.buffer, png.data.byteOffset, png.width * png.height);
  if (kind === 3) paint(plain, pixels, palette);
  else if (kind === 2) widen(plain, pixels);
  else png.data.set(plain);
  return png;
}

interface Chunks {
  data: Buffer[];
  palette: Buffer;
  /** Some colours of its palette let through what is behind them. */
  isClear: boolean;
}

function chunksOf(bytes: Buffer): Chunks {
  const chunks: Chunks = { data: [], palette: Buffer.alloc(0), isClear: false };
  let from = 8;
  while (from < bytes.length) {
    const length = bytes.readUInt32BE(from);
    const name = bytes.toString("latin1", from + 4, from + 8);
    const content = bytes.subarray(from + 8, from + 8 + length);
    if (name === "IDAT") chunks.data.push(content);
    if (name === "PLTE") chunks.palette = content;
    if (name === "tRNS") chunks.isClear = true;
    from += length + 12;
  }
  return chunks;
}

const opaque = 0xff00_0000;

function paint(entries: Uint8Array, pixels: Uint32Array, palette: Buffer): void {
  const colours = new Uint32Array(256);
  for (let n = 0; n * 3 < palette.length; n++) colours[n] = opaque | palette.readUIntLE(n * 3, 3);
  for (let n = 0; n < pixels.length; n++) pixels[n] = colours[at(entries, n)] as number;
}

function widen(plain: Uint8Array, pixels: Uint32Array): void {
  for (let n = 0; n < pixels.length; n++)
    pixels[n] = opaque | (at(plain, 3 * n + 2) << 16) | (at(plain, 3 * n + 1) << 8) | at(plain, 3 * n);
}

/** Each line says how it differs from what is left of and above it (PNG 9.2); before the first are zeros. */
function unfiltered(raw: Uint8Array, lineBytes: number, height: number, each: number): Uint8Array {
  const out = new Uint8Array(lineBytes * height);
  for (let y = 0; y < height; y++) {
    const from = y * (lineBytes + 1);
    const to = y * lineBytes;
    const line = out.subarray(to, to + lineBytes);
    line.set(raw.subarray(from + 1, from + 1 + lineBytes));
    const above = y > 0 ? out.subarray(to - lineBytes, to) : new Uint8Array(lineBytes);
    undo(raw[from] as number, line, above, each);
  }
  return out;
}

function undo(filter: number, line: Uint8Array, above: Uint8Array, each: number): void {
  const last = line.length;
  if (filter === 1) for (let x = each; x < last; x++) line[x] = at(line, x) + at(line, x - each);
  if (filter === 2) for (let x = 0; x < last; x++) line[x] = at(line, x) + at(above, x);
  if (filter < 3) return;
  // What is left of the first pixel is zero: it is told by what is above it alone.
  for (let x = 0; x < each; x++) line[x] = at(line, x) + (filter === 3 ? at(above, x) >> 1 : at(above, x));
  for (let x = each; x < last; x++) {
    const left = at(line, x - each);
    const up = at(above, x);
    line[x] = at(line, x) + (filter === 3 ? (left + up) >> 1 : nearest(left, up, at(above, x - each)));
  }
}

const at = (bytes: Uint8Array, n: number): number => bytes[n] as number;

/** Paeth's guess: whichever of left, above and the corner between them is nearest to left + above - corner. */
function nearest(left: number, up: number, corner: number): number {
  const [fromLeft, fromUp] = [Math.abs(up - corner), Math.abs(left - corner)];
  const fromCorner = Math.abs(left + up - 2 * corner);
  if (fromLeft <= fromUp && fromLeft <= fromCorner) return left;
  return fromUp <= fromCorner ? up : corner;
}
