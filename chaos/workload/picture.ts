/** Pictures that identify their customer: each customer's has its own size, which survives re-encoding in any format. */
import { createHash } from "node:crypto";
import { PNG } from "pngjs";

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
export const pictureOf = (openid: string): Buffer =>
  PNG.sync.write(new PNG(sidesOf(openid)), { colorType: 0 });

/** The size in the header of a PNG; null for anything else. */
export function sizeIn(png: Buffer): string | null {
  if (png.length < 24 || png.toString("latin1", 12, 16) !== "IHDR") return null;
  return `${png.readUInt32BE(16)}×${png.readUInt32BE(20)}`;
}
