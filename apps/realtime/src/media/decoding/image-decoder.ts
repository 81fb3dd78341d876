/** The only decoder of untrusted images. The bytes decide the format; only four libvips loaders are enabled. */
import sharp, { type Metadata, type Sharp, type SharpOptions } from "sharp";

sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadNsgifBuffer",
    "VipsForeignLoadWebpBuffer",
  ],
});
sharp.cache(false);
/** The renderer limits concurrency, and requests need the other threads. */
sharp.concurrency(1);

const imageFormats = ["jpeg", "png", "gif", "webp"] as const;
export type ImageFormat = (typeof imageFormats)[number];

/** Pixels of all frames: a small PNG of 20,000 × 20,000 pixels needs 1.2 GB. */
const pixelLimit = 40_000_000;
/** libvips buffers whole rows: 39 rows of a million pixels took 2.5 GB. */
const widthLimit = 16_383;
/** Each frame costs 20 µs to 0.5 ms, uninterruptible: a GIF of 690,000 frames took 24 s. */
const frameLimit = 5_000;
const decodeSeconds = 5;
/** Cameras write a dozen scans; 5,000 empty ones take 22 s, uninterruptible. */
const scanLimit = 64;

export interface Picture {
  format: ImageFormat;
  animated: boolean;
  hasAlpha: boolean;
  width: number;
  height: number;
  /** Upright, without anything else of the file. */
  pixels(frames?: "all" | "first"): Sharp;
}

export type NoPicture = "not_an_image" | "too_large";

/** [IM4] Returns whether the time ran out or the file is broken. */
export const whyNoPixels = (error: unknown): NoPicture =>
  error instanceof Error && error.message.startsWith("timeout:") ? "too_large" : "not_an_image";

export async function readPicture(bytes: Buffer, seconds = decodeSeconds): Promise<Picture | NoPicture> {
  const header = await readHeader(bytes);
  if (!header) return "not_an_image";
  const { format, width, pageHeight, height, pages = 1, hasAlpha, autoOrient } = header;
  if (!isImageFormat(format)) return "not_an_image";
  const frameHeight = pageHeight ?? height;
  if (pages > frameLimit) return "too_large";
  if (format === "jpeg" && hasTooManyScans(bytes)) return "too_large";
  if (width > widthLimit || width * frameHeight * pages > pixelLimit) return "too_large";
  const animated = pages > 1;
  const options: SharpOptions = { failOn: "error", limitInputPixels: pixelLimit };
  return {
    format,
    animated,
    hasAlpha,
    width: animated ? width : autoOrient.width,
    height: animated ? frameHeight : autoOrient.height,
    pixels: (frames = "first") => {
      const image = sharp(bytes, { ...options, animated: animated && frames === "all" });
      return (animated ? image : image.autoOrient()).timeout({ seconds });
    },
  };
}

const startOfScan = Buffer.from([0xff, 0xda]);

/** The marker does not occur in a scan's data. */
function hasTooManyScans(bytes: Buffer): boolean {
  let scans = 0;
  for (let at = bytes.indexOf(startOfScan); at !== -1; at = bytes.indexOf(startOfScan, at + 2))
    if (++scans > scanLimit) return true;
  return false;
}

const isImageFormat = (format: string): format is ImageFormat =>
  (imageFormats as readonly string[]).includes(format);

async function readHeader(bytes: Buffer): Promise<Metadata | null> {
  try {
    // NOTE: pixels are counted above, to distinguish "too large" from "not an image".
    return await sharp(bytes, { limitInputPixels: false, animated: true }).metadata();
  } catch {
    return null;
  }
}
