import type { ImageFormat, Picture } from "./image-decoder.ts";

export interface EncodedImage {
  bytes: Buffer;
  contentType: `image/${ImageFormat}`;
  width: number;
  height: number;
}

export interface EncodeOptions {
  /** The longest side of the result in pixels. Images are never enlarged. */
  maxSide?: number;
  /** 1–100, for JPEG and WebP. */
  quality?: number;
}

/** Returns the picture's pixels in a new file: no metadata, no color profile, nothing from before or after the image data. */
export async function encodeAs(
  picture: Picture,
  format: ImageFormat,
  { maxSide, quality = 88 }: EncodeOptions = {},
): Promise<EncodedImage> {
  const keepsFrames = picture.animated && (format === "gif" || format === "webp");
  let image = picture.pixels(keepsFrames ? "all" : "first");
  if (maxSide) image = image.resize(maxSide, maxSide, { fit: "inside", withoutEnlargement: true });
  if (format === "jpeg") image = image.flatten({ background: "white" });
  const lossy = format === "jpeg" || format === "webp";
  const { data, info } = await image
    .toFormat(format, lossy ? { quality } : {})
    .toBuffer({ resolveWithObject: true });
  return {
    bytes: data,
    contentType: `image/${format}`,
    width: info.width,
    height: info.pageHeight ?? info.height,
  };
}

const thumbnailSide = 480;
export const thumbnailType = "image/webp";

/** Returns a still picture of at most 480 × 480 pixels for the timeline, as `thumbnailType`. */
export async function encodeThumbnail(picture: Picture): Promise<Buffer> {
  const still: Picture = { ...picture, pixels: () => picture.pixels("first") };
  return (await encodeAs({ ...still, animated: false }, "webp", { maxSide: thumbnailSide, quality: 80 }))
    .bytes;
}
