/**
 * The only module that decodes untrusted image bytes. Only the bytes decide the format: name and Content-Type are
 * ignored. Only four libvips loaders are enabled, so that SVG, PDF and the like are never even parsed.
 */
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
/** One thread per image: the renderer limits how many run concurrently, and requests need the other threads. */
sharp.concurrency(1);

const imageFormats = ["jpeg", "png", "gif", "webp"] as const;
export type ImageFormat = (typeof imageFormats)[number];

/** Width × height of all frames together. A 20,000 × 20,000 PNG has a few kilobytes, and 1.2 GB once decoded. */
const pixelLimit = 40_000_000;
/** libvips buffers many whole rows: 39 rows of a million pixels, 300 kB as a PNG, took 2.5 GB. */
const widthLimit = 16_383;
/**
 * Each frame costs time however small it is: half a millisecond for a WebP frame, 20 µs for a GIF frame. A pass cannot
 * be interrupted during that time. A GIF of 690,000 frames of one pixel, 10 MB, took 10 s as a customer's image and 24
 * s as an agent's.
 */
const frameLimit = 5_000;
/** Timeout for one pass over an image. */
const decodeSeconds = 5;
/**
 * Maximum number of scans in a JPEG. Cameras and editors write a dozen. 5,000 empty scans fit into 360 kB and take 22
 * s, which no timeout interrupts.
 */
const scanLimit = 64;

export interface Picture {
  format: ImageFormat;
  animated: boolean;
  hasAlpha: boolean;
  /** Size of one frame as displayed, with the camera's orientation applied. */
  width: number;
  height: number;
  /** Returns the pixels, upright, ready to be scaled and encoded. Nothing else of the file is included. */
  pixels(frames?: "all" | "first"): Sharp;
}

export type NoPicture = "not_an_image" | "too_large";

/** [IM4] Returns why the pixels could not be read: the time ran out, or the file is broken after its header. */
export const whyNoPixels = (error: unknown): NoPicture =>
  error instanceof Error && error.message.startsWith("timeout:") ? "too_large" : "not_an_image";

/** Reads only the header. A file that is broken after it fails when its pixels are read. */
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

/** The marker cannot occur in the data of a scan. A thumbnail in the metadata may contain further markers. */
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
    // NOTE: The pixels are counted above, to distinguish "too large" from "not an image".
    return await sharp(bytes, { limitInputPixels: false, animated: true }).metadata();
  } catch {
    return null;
  }
}
