/** Files from unknown senders: real images, and files that only claim to be images. */
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

const plain = (width: number, height: number, background = "#c33") =>
  sharp({ create: { width, height, channels: 3, background } });

export const jpeg = (width = 120, height = 80): Promise<Buffer> => plain(width, height).jpeg().toBuffer();
export const png = (width = 120, height = 80): Promise<Buffer> => plain(width, height).png().toBuffer();
export const webp = (width = 120, height = 80): Promise<Buffer> => plain(width, height).webp().toBuffer();

/** A rotated photograph with a location, as a telephone takes it. */
export const photograph = (): Promise<Buffer> =>
  plain(120, 80)
    .withExif({
      IFD0: { Copyright: "somebody" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 14/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

export async function animatedGif(width = 60, height = 40, frames = 3): Promise<Buffer> {
  const stripes = Buffer.alloc(width * height * frames * 3);
  for (let i = 0; i < stripes.length; i++)
    stripes[i] = Math.floor(i / (width * height * 3)) * 70 + (i % 3) * 20;
  const raw = { width, height: height * frames, channels: 3, pageHeight: height } as const;
  return sharp(stripes, { raw }).gif({ loop: 0 }).toBuffer();
}

/** A JPEG whose last scan is repeated. */
export async function jpegOfScans(more: number): Promise<Buffer> {
  const bytes = await plain(64, 64).jpeg({ progressive: true }).toBuffer();
  const [last, end] = [
    bytes.lastIndexOf(Buffer.from("ffda", "hex")),
    bytes.lastIndexOf(Buffer.from("ffd9", "hex")),
  ];
  return Buffer.concat([
    bytes.subarray(0, end),
    ...Array.from({ length: more }, () => bytes.subarray(last, end)),
    bytes.subarray(end),
  ]);
}

/** A PNG that must be decoded as a whole, at six bytes per pixel. */
export const interlaced = (side: number): Promise<Buffer> =>
  plain(side, side).toColourspace("rgb16").png({ progressive: true }).toBuffer();

/** An animated GIF of one pixel, with 15 bytes per frame. */
export function tinyGif(frames: number): Buffer {
  const head = "47494638396101000100800000000000ffffff";
  const frame = "2c0000000001000100000202440100";
  return Buffer.from(`${head}${frame.repeat(frames)}3b`, "hex");
}

/** Uncompressed noise, the slowest kind of GIF to quantize for its size. */
export function noisyGif(side: number, frames: number): Buffer {
  const u16 = (...numbers: number[]) => numbers.flatMap((n) => [n & 255, n >> 8]);
  const [clear, end] = [128, 129];
  let x = 12345;
  const pixels = () => {
    const codes: number[] = [];
    for (let i = 0; i < side * side; i++) {
      // Resets the table before a code needs more than a byte.
      if (i % 120 === 0) codes.push(clear);
      x = (Math.imul(x, 1103515245) + 12345) >>> 0;
      codes.push(x >>> 25);
    }
    return Buffer.from([...codes, end]);
  };
  const inBlocks = (bytes: Buffer): Buffer[] =>
    Array.from({ length: Math.ceil(bytes.length / 255) }, (_, i) => {
      const block = bytes.subarray(i * 255, (i + 1) * 255);
      return Buffer.concat([Buffer.from([block.length]), block]);
    });
  const palette = Buffer.from(Array.from({ length: 128 * 3 }, (_, i) => (i * 47) & 255));
  const head = Buffer.from([...Buffer.from("GIF89a"), ...u16(side, side), 0xf6, 0, 0]);
  const frame = () => [
    Buffer.from([0x21, 0xf9, 4, 0, ...u16(10), 0, 0, 0x2c, ...u16(0, 0, side, side), 0, 7]),
    ...inBlocks(pixels()),
    Buffer.from([0]),
  ];
  return Buffer.concat([head, palette, ...Array.from({ length: frames }, frame).flat(), Buffer.from([0x3b])]);
}

/** Noise does not compress: about width × height × 3 bytes as PNG. */
export function noise(width: number, height: number): Promise<Buffer> {
  const bytes = Buffer.alloc(width * height * 3);
  let x = 12345;
  for (let i = 0; i < bytes.length; i++) {
    x = (Math.imul(x, 1103515245) + 12345) >>> 0;
    bytes[i] = x >>> 24;
  }
  return sharp(bytes, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();
}

/** Noise under full transparency, which PNG keeps byte for byte. */
export async function transparent(width: number, height: number): Promise<Buffer> {
  const seen = await noise(width, height);
  const alpha = { create: { width, height, channels: 3, background: "#000" } } as const;
  return sharp(seen)
    .joinChannel(await sharp(alpha).extractChannel(0).raw().toBuffer(), {
      raw: { width, height, channels: 1 },
    })
    .png()
    .toBuffer();
}

/** A few kilobytes that decode to `side` × `side` pixels. */
export function bomb(side = 20_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8); // one bit per pixel, greyscale
  const rows = deflateSync(Buffer.alloc(side * (Math.ceil(side / 8) + 1)), { level: 9 });
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** An animated PNG of a dark and a light frame. */
export function movingPng(side = 8): Buffer {
  const numbers = (...all: number[]): Buffer => {
    const bytes = Buffer.alloc(4 * all.length);
    for (const [i, each] of all.entries()) bytes.writeUInt32BE(each, 4 * i);
    return bytes;
  };
  const all = (shade: number) =>
    deflateSync(Buffer.alloc(side * (side * 3 + 1), shade).map((byte, i) => (i % (side * 3 + 1) ? byte : 0)));
  const turn = (at: number) =>
    chunk("fcTL", Buffer.concat([numbers(at, side, side, 0, 0), Buffer.from([0, 10, 0, 100, 0, 0])]));
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", Buffer.concat([numbers(side, side), Buffer.from([8, 2, 0, 0, 0])])),
    chunk("acTL", numbers(2, 0)),
    turn(0),
    chunk("IDAT", all(10)),
    turn(1),
    chunk("fdAT", Buffer.concat([numbers(2), all(240)])),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

export const script = "<script>alert(document.domain)</script>";

/** A file that is a GIF to an image viewer and a script to a careless reader. */
export const polyglot = async (): Promise<Buffer> =>
  Buffer.concat([await animatedGif(), Buffer.from(script)]);

export const svg = Buffer.from(
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">${script}</svg>`,
);
export const html = Buffer.from(`<!doctype html><title>x</title>${script}`);

export const noImages: readonly (readonly [string, Buffer | (() => Promise<Buffer>)])[] = [
  ["SVG", svg],
  ["HTML", html],
  ["nothing at all", Buffer.alloc(0)],
  ["a JPEG's first bytes before HTML", Buffer.concat([Buffer.from("ffd8ffe0", "hex"), html])],
  ["a GIF's first bytes before a script", Buffer.from(`GIF89a/*${script}*/`)],
  ["a TIFF", () => plain(10, 10).tiff().toBuffer()],
  [
    "a JPEG cut short",
    async () =>
      (
        await sharp(await noise(200, 200))
          .jpeg()
          .toBuffer()
      ).subarray(0, 6_000),
  ],
  ["a PNG cut short", async () => (await noise(200, 200)).subarray(0, 6_000)],
  [
    "a WebP cut short",
    async () =>
      (
        await sharp(await noise(200, 200))
          .webp()
          .toBuffer()
      ).subarray(0, 6_000),
  ],
];

export const bytesOf = async (made: Buffer | (() => Promise<Buffer>)): Promise<Buffer> =>
  Buffer.isBuffer(made) ? made : made();
