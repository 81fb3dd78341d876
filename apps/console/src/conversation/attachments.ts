/** The image beside a draft, one a conversation: kept while the page is open, so that switching sessions loses nothing. */
import type { AccountId, ConversationId, MediaId } from "@jieru/shared/domain/ids";
import { useSyncExternalStore } from "react";
import { uploadImage } from "../api/media.ts";
import type { Failure } from "../api/outcome.ts";
import { paths } from "../api/paths.ts";
import { type ImageFault, imageFault } from "./image-file.ts";

interface Picked {
  name: string;
  bytes: number | null;
  url: string;
  file: File | null;
}

export type Attachment = Picked &
  (
    | { state: "uploading" }
    | { state: "ready"; mediaId: MediaId }
    | { state: "refused"; fault: ImageFault }
    | { state: "failed"; failure: Failure }
  );

const listeners = new Set<() => void>();
const attachments = new Map<ConversationId, Attachment>();

function put(id: ConversationId, attachment: Attachment | null): void {
  const before = attachments.get(id);
  if (before && before.url !== attachment?.url) URL.revokeObjectURL(before.url);
  if (attachment) attachments.set(id, attachment);
  else attachments.delete(id);
  for (const listener of listeners) listener();
}

/** Checks the file where it stands, then hands it to the server. A later pick replaces an earlier one. */
export async function attach(accountId: AccountId, id: ConversationId, file: File): Promise<void> {
  const picked: Picked = { name: file.name, bytes: file.size, url: URL.createObjectURL(file), file };
  put(id, { ...picked, state: "uploading" });
  const current = () => attachments.get(id)?.url === picked.url;
  const fault = await imageFault(file);
  if (!current()) return;
  if (fault) return put(id, { ...picked, state: "refused", fault });
  const outcome = await uploadImage(accountId, file);
  if (!current()) return;
  if (outcome.ok) put(id, { ...picked, state: "ready", mediaId: outcome.value.mediaId });
  else put(id, { ...picked, state: "failed", failure: outcome });
}

/** An image the server has already: one that came back from a reply that failed. */
export const attachUploaded = (id: ConversationId, mediaId: MediaId): void =>
  put(id, { name: "", bytes: null, url: paths.thumbnail(mediaId), file: null, state: "ready", mediaId });

export const detach = (id: ConversationId): void => put(id, null);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useAttachment = (id: ConversationId): Attachment | null =>
  useSyncExternalStore(subscribe, () => attachments.get(id) ?? null);
