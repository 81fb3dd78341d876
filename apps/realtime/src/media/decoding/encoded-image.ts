import type { ImageFormat, Picture } from "./image-decoder.ts";

export interface EncodedImage {
  bytes: Buffer;
  contentType: `image/${ImageFormat}`;
  width: number;
  height: number;
}

export interface EncodeOptions {
  /** In pixels. Never enlarges. */
  maxSide?: number;
  quality?: number;
}

/** Re-encodes the pixels alone, without metadata or other data. */
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

/** Returns a still of at most 480 × 480 pixels. */
export async function encodeThumbnail(picture: Picture): Promise<Buffer> {
  const still: Picture = { ...picture, pixels: () => picture.pixels("first") };
  return (await encodeAs({ ...still, animated: false }, "webp", { maxSide: thumbnailSide, quality: 80 }))
    .bytes;
}
