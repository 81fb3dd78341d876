import { type EncodedImage, encodeAs, encodeThumbnail } from "./encoded-image.ts";
import { type NoPicture, readPicture } from "./image-decoder.ts";

export interface RenderedImage {
  original: EncodedImage;
  thumbnail: Buffer;
}

/** [N25] A customer's image made anew in its own format, animation kept, and its thumbnail. */
export async function renderInbound(bytes: Buffer): Promise<RenderedImage | NoPicture> {
  const picture = await readPicture(bytes);
  if (typeof picture === "string") return picture;
  try {
    return { original: await encodeAs(picture, picture.format), thumbnail: await encodeThumbnail(picture) };
  } catch {
    return "not_an_image";
  }
}
