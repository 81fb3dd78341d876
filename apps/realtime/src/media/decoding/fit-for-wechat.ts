import { IMAGE_LIMIT_BYTES } from "@jieru/wechat/limits";
import { type EncodedImage, encodeAs, encodeThumbnail } from "./encoded-image.ts";
import { type ImageFormat, type NoPicture, type Picture, readPicture, whyNoPixels } from "./image-decoder.ts";
import type { RenderedImage } from "./render-inbound.ts";

type Attempt = [format: ImageFormat, maxSide?: number, quality?: number];

/** Keeps text sharp: detail is reduced before size. */
const stillAttempts: readonly Attempt[] = [
  ["jpeg", 4096, 88],
  ["jpeg", 2560, 82],
  ["jpeg", 1920, 80],
  ["jpeg", 1280, 75],
  ["jpeg", 800, 70],
];
const animatedAttempts: readonly Attempt[] = [["gif"], ["gif", 480], ["gif", 320], ["gif", 200]];

function attemptsFor(picture: Picture): readonly Attempt[] {
  if (picture.animated) return animatedAttempts;
  const lossless = picture.format === "png" || picture.format === "gif" || picture.hasAlpha;
  return lossless ? [["png"], ...stillAttempts] : stillAttempts;
}

/**
 * [N25] Re-encodes as PNG, JPEG or GIF of at most `limitBytes` (WeChat: 2 MB), scaled down until it fits. Returns
 * `too_large` if no step fits. `seconds` limits one pass.
 */
export async function fitForWechat(
  bytes: Buffer,
  limitBytes = IMAGE_LIMIT_BYTES,
  seconds?: number,
): Promise<RenderedImage | NoPicture> {
  const picture = await readPicture(bytes, seconds);
  if (typeof picture === "string") return picture;
  try {
    const original = await findFitting(picture, limitBytes);
    return original ? { original, thumbnail: await encodeThumbnail(picture) } : "too_large";
  } catch (error) {
    return whyNoPixels(error);
  }
}

async function findFitting(picture: Picture, limitBytes: number): Promise<EncodedImage | null> {
  for (const [format, maxSide, quality] of attemptsFor(picture)) {
    const encoded = await encodeAs(picture, format, {
      ...(maxSide && { maxSide }),
      ...(quality && { quality }),
    });
    if (encoded.bytes.length <= limitBytes) return encoded;
  }
  return null;
}
