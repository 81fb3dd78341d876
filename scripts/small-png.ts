// Shrinks pictures for the repository to at most one byte per pixel, instead of four.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { crc32, deflateSync } from "node:zlib";
import optimise, { init } from "@jsquash/oxipng/optimise.js";
import { PNG } from "pngjs";

const most = 256;
/** A colour may be replaced by one of the palette within this distance on every channel. The smallest distance that suffices is used. */
const distances = [0, 2, 4, 6, 8, 10, 12, 16];

type Colour = number;
const channels = [0, 8, 16];

const isNear = (a: Colour, b: Colour, distance: number): boolean =>
  channels.every((shift) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255)) <= distance);

/** The next level would save 0.7 % more and take three times as long. */
const level = 2;

/**
 * Returns the picture with at most 256 colours, or null if that is not enough. Colours of areas stay exact, rare ones (edges of letters)
 * change by a few steps.
 */
export async function smallPng(bytes: Buffer): Promise<Buffer | null> {
  const small = withPalette(bytes);
  return small && packed(small);
}

const codec = createRequire(import.meta.url).resolve("@jsquash/oxipng/codec/pkg/squoosh_oxipng_bg.wasm");

async function packed(png: Buffer): Promise<Buffer> {
  await init(await readFile(codec));
  return Buffer.from(await optimise(Uint8Array.from(png).buffer, { level }));
}

function withPalette(bytes: Buffer): Buffer | null {
  const { width, height, data } = PNG.sync.read(bytes);
  const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height).map(
    (pixel) => pixel & 0xffffff,
  );
  const colours = byFrequency(pixels);
  for (const distance of distances) {
    const palette = paletteOf(colours, distance);
    if (palette) return encode(width, height, pixels, colours, palette);
  }
  return null;
}

function byFrequency(pixels: Uint32Array): Colour[] {
  const counts = new Map<Colour, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
}

/** Frequent colours come first, so that they stay exact. */
function paletteOf(colours: readonly Colour[], distance: number): Colour[] | null {
  const palette: Colour[] = [];
  for (const colour of colours) {
    if (palette.some((kept) => isNear(kept, colour, distance))) continue;
    if (palette.push(colour) > most) return null;
  }
  return palette;
}

const apart = (a: Colour, b: Colour): number =>
  channels.reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0);

function encode(
  width: number,
  height: number,
  pixels: Uint32Array,
  colours: Colour[],
  palette: Colour[],
): Buffer {
  const nearest = new Map(colours.map((colour) => [colour, indexOfNearest(palette, colour)]));
  // Each line begins with the number of its filter: 0, none, which suits palettes best.
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      lines[y * (width + 1) + 1 + x] = nearest.get(pixels[y * width + x] as Colour) as number;
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header(width, height)),
    chunk("PLTE", Buffer.from(palette.flatMap((colour) => channels.map((shift) => (colour >> shift) & 255)))),
    chunk("IDAT", deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function indexOfNearest(palette: readonly Colour[], colour: Colour): number {
  let best = 0;
  for (let i = 1; i < palette.length; i++)
    if (apart(palette[i] as Colour, colour) < apart(palette[best] as Colour, colour)) best = i;
  return best;
}

function header(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  bytes.set([8, 3, 0, 0, 0], 8);
  return bytes;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
