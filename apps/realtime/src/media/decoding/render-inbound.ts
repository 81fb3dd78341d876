import { type EncodedImage, encodeAs, encodeThumbnail } from "./encoded-image.ts";
import { type NoPicture, readPicture, whyNoPixels } from "./image-decoder.ts";

export interface RenderedImage {
  original: EncodedImage;
  thumbnail: Buffer;
}

/** [N25] Re-encodes a customer's image and creates its thumbnail. `seconds` limits one pass. */
export async function renderInbound(bytes: Buffer, seconds?: number): Promise<RenderedImage | NoPicture> {
  const picture = await readPicture(bytes, seconds);
  if (typeof picture === "string") return picture;
  try {
    return { original: await encodeAs(picture, picture.format), thumbnail: await encodeThumbnail(picture) };
  } catch (error) {
    return whyNoPixels(error);
  }
}
