import type { ClientBase } from "pg";
import type { Outcome } from "../../lane/batch.ts";
import type { Lanes } from "../../lane/lane.ts";
import type { EncodedImage } from "../decoding/encoded-image.ts";
import { type Media, type MissingReason, presentImage } from "../store/media-row.ts";

export type ImageChange =
  | { to: "fetching" }
  | { to: "ready"; image: EncodedImage }
  | { to: "failed"; reason: MissingReason };

class StateHasChanged extends Error {}

/** Changes row, message and `sideEffect` in one transaction. Resolves with null if another change came first. */
export async function changeImage(
  lanes: Lanes,
  media: Media,
  change: ImageChange,
  sideEffect: (client: ClientBase) => Promise<void> = async () => {},
): Promise<Media | null> {
  const after = changed(media, change);
  const save = async (client: ClientBase, did: Outcome) => {
    if (!did.ok) return;
    if (!(await update(client, media, after))) throw new StateHasChanged();
    await sideEffect(client);
  };
  const { messageId } = media;
  if (!messageId) throw new Error("the image belongs to no message");
  try {
    const command = { do: "change_media", messageId, image: presentImage(after) } as const;
    const { ok } = await lanes.runInput(media.accountId, { command, sideEffect: save });
    return ok ? after : null;
  } catch (error) {
    if (error instanceof StateHasChanged) return null;
    throw error;
  }
}

function changed(media: Media, change: ImageChange): Media {
  if (change.to === "fetching") return { ...media, state: "fetching", failure: null };
  if (change.to === "failed") return { ...media, state: "failed", failure: change.reason };
  const { bytes, contentType, width, height } = change.image;
  return { ...media, state: "ready", failure: null, bytes: bytes.length, contentType, width, height };
}

async function update(client: ClientBase, before: Media, after: Media): Promise<boolean> {
  const { rowCount } = await client.query(
    `update media set state = $3, failure = $4, content_type = $5, bytes = $6, width = $7, height = $8
      where id = $1 and state = $2`,
    [
      before.id,
      before.state,
      after.state,
      after.failure,
      after.contentType,
      after.bytes,
      after.width,
      after.height,
    ],
  );
  return rowCount === 1;
}
