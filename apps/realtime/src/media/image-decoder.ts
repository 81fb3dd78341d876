/**
 * The one door through which strangers' bytes become pixels. What an image is, its bytes say: neither its name nor a
 * Content-Type is asked. libvips may use four loaders here, so that SVG, PDF and the like are never even parsed.
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
/** One thread an image: works beside each other are bounded by a gate, and requests need the rest. */
sharp.concurrency(1);

const imageFormats = ["jpeg", "png", "gif", "webp"] as const;
export type ImageFormat = (typeof imageFormats)[number];

/** Width × height, of all frames together. A 20,000 × 20,000 PNG is a few kilobytes, and 1.2 GB once decoded. */
const pixelLimit = 40_000_000;
/** For one pass over an image. */
const decodeSeconds = 5;

export interface Picture {
  format: ImageFormat;
  animated: boolean;
  hasAlpha: boolean;
  /** As seen: after the orientation the camera noted has been applied; of one frame. */
  width: number;
  height: number;
  /** The pixels, upright, ready to be scaled and encoded; nothing else of the file comes along. */
  pixels(frames?: "all" | "first"): Sharp;
}

export type NoPicture = "not_an_image" | "too_large";

/** [IM4] Why its pixels could not be had: there was no time for so much of it, or it lies further in than its header. */
export const whyNoPixels = (error: unknown): NoPicture =>
  error instanceof Error && error.message.startsWith("timeout:") ? "too_large" : "not_an_image";

/** Reads the header only. A file that lies further in fails when its pixels are asked for. */
export async function readPicture(bytes: Buffer, seconds = decodeSeconds): Promise<Picture | NoPicture> {
  const header = await readHeader(bytes);
  if (!header) return "not_an_image";
  const { format, width, pageHeight, height, pages = 1, hasAlpha, autoOrient } = header;
  if (!isImageFormat(format)) return "not_an_image";
  const frameHeight = pageHeight ?? height;
  if (width * frameHeight * pages > pixelLimit) return "too_large";
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

const isImageFormat = (format: string): format is ImageFormat =>
  (imageFormats as readonly string[]).includes(format);

async function readHeader(bytes: Buffer): Promise<Metadata | null> {
  try {
    // NOTE: pixels are counted by us, to tell "too large" from "no image".
    return await sharp(bytes, { limitInputPixels: false, animated: true }).metadata();
  } catch {
    return null;
  }
}
