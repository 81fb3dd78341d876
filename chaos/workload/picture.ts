/** Pictures that tell whose they are: each customer's has a size of its own, which survives being made anew in whatever format. */
import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";

const sides = 64;

/** Width and height of a customer's pictures, as `12×30`. */
export function sizeOf(openid: string): string {
  const { width, height } = sidesOf(openid);
  return `${width}×${height}`;
}

function sidesOf(openid: string): { width: number; height: number } {
  const [a = 0, b = 0] = createHash("sha256").update(openid).digest();
  return { width: 1 + (a % sides), height: 1 + (b % sides) };
}

/** A grey PNG. */
export function pictureOf(openid: string): Buffer {
  const { width, height } = sidesOf(openid);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8; // bits a pixel; the colour type of grey is 0
  const rows = Buffer.alloc(height * (1 + width), 0);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND")]);
}

/** The size a PNG says it has; null where it is none. */
export function sizeIn(png: Buffer): string | null {
  if (png.length < 24 || png.toString("latin1", 12, 16) !== "IHDR") return null;
  return `${png.readUInt32BE(16)}×${png.readUInt32BE(20)}`;
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
