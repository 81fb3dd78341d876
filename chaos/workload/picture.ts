/** Pictures that are known again by their size, which survives re-encoding: each customer's has its own, and each that an agent sends. */
import { createHash } from "node:crypto";
import { PNG } from "pngjs";

const sides = 64;

/** Width and height of a customer's pictures, as `12×30`. */
export function sizeOf(openid: string): string {
  return labelOf(sidesOf(openid));
}

interface Sides {
  width: number;
  height: number;
}

const labelOf = ({ width, height }: Sides): string => `${width}×${height}`;

function sidesOf(openid: string): Sides {
  const [a = 0, b = 0] = createHash("sha256").update(openid).digest();
  return { width: 1 + (a % sides), height: 1 + (b % sides) };
}

/** A grey PNG. */
const greyOf = (sides: Sides): Buffer => PNG.sync.write(new PNG(sides), { colorType: 0 });

export const pictureOf = (openid: string): Buffer => greyOf(sidesOf(openid));

/** Larger than any customer's, so that neither is taken for the other. */
const leastSent = sides + 1;

/** The picture of one press of "send", and its size. */
export function pictureToSend(clientMessageId: string): { png: Buffer; size: string } {
  const [a = 0, b = 0] = createHash("sha256").update(clientMessageId).digest();
  const sides = { width: leastSent + a, height: leastSent + b };
  return { png: greyOf(sides), size: labelOf(sides) };
}

/** How a picture stands in a conversation and in WeChat's ledger. */
export const saysPicture = (size: string | null): string => `[picture ${size ?? "nobody knows"}]`;
export const isPicture = (label: string): boolean => label.startsWith("[picture ");

/** The size in the header of a PNG; null for anything else. */
export function sizeIn(png: Buffer): string | null {
  if (png.length < 24 || png.toString("latin1", 12, 16) !== "IHDR") return null;
  return `${png.readUInt32BE(16)}×${png.readUInt32BE(20)}`;
}
