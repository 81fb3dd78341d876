/**
 * [DR10] What outlives a reload of this tab about a picked image: its id on the server, or that it was not uploaded yet. The
 * image itself is never stored in the browser.
 */
import type { AgentId, ConversationId, MediaId } from "@jieru/shared/domain/ids";
import { recall, remember } from "../../../data/feed/tab-memory.ts";
import { type Failure, isPassing } from "../../../data/http/outcome.ts";
import { paths } from "../../../data/http/paths.ts";
import { pageAgent } from "../../../data/queries/page-agent.ts";
import type { Attachment } from "./attachment.ts";

interface KeptImage {
  /** Whose image it is: another agent may have signed in since. */
  of: AgentId | null;
  name: string;
  bytes: number | null;
  mediaId: MediaId | null;
}

const place = (id: ConversationId): string => `image.1.${id}`;

/** It could not be sent anyway: refused here or by the server, for a lasting reason. */
export const isUnsendable = (
  a: { state: "failed"; failure: Failure } | { state: Exclude<Attachment["state"], "failed"> },
): boolean =>
  a.state === "refused" || (a.state === "failed" && a.failure.kind === "refusal" && !isPassing(a.failure));

function asKept(attachment: Attachment): KeptImage {
  const { name, bytes } = attachment;
  return {
    of: pageAgent(),
    name,
    bytes,
    mediaId: attachment.state === "ready" ? attachment.mediaId : null,
  };
}

export function keepImage(id: ConversationId, attachment: Attachment | null): void {
  remember(place(id), attachment && !isUnsendable(attachment) ? asKept(attachment) : null);
}

/**
 * Runs `change`, which forgets the image, and then stores it again. It stays forgotten if it was before: signing out leaves
 * nothing.
 */
export function keepImageOver(id: ConversationId, change: () => void): void {
  const kept = recall<KeptImage>(place(id));
  change();
  remember(place(id), kept);
}

export function keptImage(id: ConversationId): Attachment | null {
  const kept = recall<KeptImage>(place(id));
  if (!kept || kept.of !== pageAgent()) return null;
  const { name, bytes, mediaId } = kept;
  if (!mediaId) return { name, bytes, url: "", file: null, state: "lost" };
  return { name, bytes, url: paths.thumbnail(mediaId), file: null, state: "ready", mediaId };
}
