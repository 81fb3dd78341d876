/** [DR10] Stores in this tab the id of a picked image, or that its upload is missing; never the image itself. */
import type { AgentId, ConversationId, MediaId } from "@jieru/shared/domain/ids";
import { recall, remember } from "../../../data/feed/tab-memory.ts";
import { type Failure, isPassing } from "../../../data/http/outcome.ts";
import { paths } from "../../../data/http/paths.ts";
import { pageAgent } from "../../../data/queries/page-agent.ts";
import type { Attachment } from "./attachment.ts";

interface StoredImage {
  /** The agent who picked it: another one may have signed in since. */
  of: AgentId | null;
  name: string;
  bytes: number | null;
  mediaId: MediaId | null;
}

const place = (id: ConversationId): string => `image.1.${id}`;

/** Returns whether the image was refused for a lasting reason. */
export const isUnsendable = (
  a: { state: "failed"; failure: Failure } | { state: Exclude<Attachment["state"], "failed"> },
): boolean =>
  a.state === "refused" || (a.state === "failed" && a.failure.kind === "refusal" && !isPassing(a.failure));

function toStored(attachment: Attachment): StoredImage {
  const { name, bytes } = attachment;
  return {
    of: pageAgent(),
    name,
    bytes,
    mediaId: attachment.state === "ready" ? attachment.mediaId : null,
  };
}

export function storeImage(id: ConversationId, attachment: Attachment | null): void {
  remember(place(id), attachment && !isUnsendable(attachment) ? toStored(attachment) : null);
}

/** Runs `change`, which forgets the image, and restores what was stored before. */
export function keepStoredImage(id: ConversationId, change: () => void): void {
  const stored = recall<StoredImage>(place(id));
  change();
  remember(place(id), stored);
}

export function storedImage(id: ConversationId): Attachment | null {
  const stored = recall<StoredImage>(place(id));
  if (!stored || stored.of !== pageAgent()) return null;
  const { name, bytes, mediaId } = stored;
  if (!mediaId) return { name, bytes, url: "", file: null, state: "lost" };
  return { name, bytes, url: paths.thumbnail(mediaId), file: null, state: "ready", mediaId };
}
