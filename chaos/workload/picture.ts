/** Pictures identified by size and pixels, which survive re-encoding. Each customer and each picture reply has its own. */
import { createHash } from "node:crypto";
import { PNG } from "pngjs";

const sides = 64;

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

/** Paints pixels specific to the size, with no two rows alike. */
function paint(sides: Sides): PNG {
  const png = new PNG(sides);
  const bytes = createHash("sha256").update(labelOf(sides)).digest();
  for (let at = 0; at < png.data.length; at += 4) {
    const row = Math.floor(at / 4 / sides.width);
    for (let part = 0; part < 3; part++) png.data[at + part] = (bytes[part] ?? 0) + row;
    png.data[at + 3] = 255;
  }
  return png;
}

const pngOf = (sides: Sides): Buffer => PNG.sync.write(paint(sides), { colorType: 2 });

export const pictureOf = (openid: string): Buffer => pngOf(sidesOf(openid));

/** Larger than any customer's picture, so that the two kinds differ. */
const leastSent = sides + 1;

export function pictureToSend(clientMessageId: string): { png: Buffer; size: string } {
  const [a = 0, b = 0] = createHash("sha256").update(clientMessageId).digest();
  const sides = { width: leastSent + a, height: leastSent + b };
  return { png: pngOf(sides), size: labelOf(sides) };
}

/** Returns the label of a picture in conversations and in WeChat's ledger. */
export const saysPicture = (size: string | null): string => `[picture ${size ?? "nobody knows"}]`;
export const isPicture = (label: string): boolean => label.startsWith("[picture ");

const read = new WeakMap<Buffer, string | null>();

export function sizeIn(png: Buffer): string | null {
  const known = read.get(png);
  if (known !== undefined) return known;
  const size = readSize(png);
  read.set(png, size);
  return size;
}

function readSize(png: Buffer): string | null {
  try {
    const { width, height, data } = PNG.sync.read(png);
    const size = labelOf({ width, height });
    return data.equals(paint({ width, height }).data) ? size : `${size} with other pixels`;
  } catch {
    return null;
  }
}
