import type { MediaId } from "@jieru/shared/domain/ids";
import type { ReplyContent } from "./command.ts";
import type { DeskMessage } from "./desk.ts";

/** Returns the image of a message, including a card's cover; null: none. */
export function imageIn(m: DeskMessage | ReplyContent): MediaId | null {
  if (m.type === "image") return m.image.mediaId;
  return m.type === "miniprogrampage" ? (m.card.cover?.mediaId ?? null) : null;
}
