/** The image beside a draft, one for each conversation. It survives switching sessions and a reload. */

import type { AccountId, ConversationId, MediaId } from "@jieru/shared/domain/ids";
import { useMemo } from "react";
import { create } from "zustand";
import { isPassing } from "../../../data/http/outcome.ts";
import { paths } from "../../../data/http/paths.ts";
import { onLive } from "../../../data/store/connection.ts";
import { onFrame } from "../../../data/store/frame-effects.ts";
import { i18n } from "../../../i18n/i18n.ts";
import { showToast } from "../../../lib/toast-store.ts";
import type { Attachment, PendingSend, Picked } from "./attachment.ts";
import { attachmentError } from "./attachment-error.ts";
import { imageFault } from "./image-file.ts";
import { abortUpload, isRunning, runUpload } from "./running-uploads.ts";
import { isUnsendable, keepStoredImage, storedImage, storeImage } from "./stored-images.ts";

/** null: the image was removed. An absent conversation may have an image stored before a reload. [DR10] */
type Attachments = ReadonlyMap<ConversationId, Attachment | null>;
const useAttachments = create<{ attachments: Attachments }>()(() => ({ attachments: new Map() }));
const { getState, setState, subscribe } = useAttachments;

function attachmentOf(id: ConversationId): Attachment | null {
  const known = getState().attachments.get(id);
  return known === undefined ? storedImage(id) : known;
}

const urlsOf = (a: Attachment | null | undefined): string[] => (a ? [a.url, ...urlsOf(a.instead)] : []);

function forget(url: string): void {
  abortUpload(url);
  URL.revokeObjectURL(url);
}

function put(id: ConversationId, attachment: Attachment | null): void {
  const urls = urlsOf(attachment);
  const pendingSend = pendingSendOf(id);
  for (const url of urlsOf(attachmentOf(id))) if (!urls.includes(url)) forget(url);
  storeImage(id, attachment);
  setState(({ attachments }) => ({ attachments: new Map(attachments).set(id, attachment) }));
  if (pendingSend !== pendingSendOf(id)) pendingSend?.over?.();
}

/** [KB9] Waits until an image sent during its upload has left; false if it could not be sent. */
async function waitForRoom(id: ConversationId, mediaId?: MediaId): Promise<boolean> {
  const { promise: settled, resolve } = Promise.withResolvers<void>();
  const stop = subscribe(() => !pendingSendOf(id) && resolve());
  await settled;
  stop();
  const stays = attachmentOf(id);
  if (stays && !hasImage(id, mediaId))
    showToast({ text: i18n.t("conversation:one_image", { name: stays.name, count: 1 }) });
  return !stays && !erased.has(id);
}

/** [DR13] Returns the image to restore if this file cannot be sent. */
function replacedBy(id: ConversationId, file: File): Attachment | undefined {
  const before = attachmentOf(id);
  if (!before || before.file === file) return before?.instead;
  return isUnsendable(before) || before.state === "lost" ? undefined : before;
}

/** Checks the file, then uploads it. A valid image replaces an earlier one. */
export async function attachImage(accountId: AccountId, id: ConversationId, file: File): Promise<void> {
  if (pendingSendOf(id) && !(await waitForRoom(id))) return;
  const instead = replacedBy(id, file);
  const url = URL.createObjectURL(file);
  const picked = { name: file.name, bytes: file.size, url, file, ...(instead && { instead }) };
  put(id, { ...picked, state: "uploading" });
  await upload(accountId, id, picked);
}

async function upload(
  accountId: AccountId,
  id: ConversationId,
  picked: Picked & { file: File },
): Promise<void> {
  const current = () => attachmentOf(id)?.url === picked.url;
  const fault = await imageFault(picked.file);
  if (!current()) return;
  if (fault) return fail(accountId, id, { ...picked, state: "refused", fault });
  const outcome = await runUpload(accountId, picked.url, picked.file);
  if (!current()) return;
  if (!outcome.ok) return fail(accountId, id, { ...picked, state: "failed", failure: outcome, accountId });
  const { mediaId } = outcome.value;
  const pendingSend = pendingSendOf(id);
  // Before the attachment is removed, so that the reply counts as pending without a break.
  pendingSend?.ready(mediaId);
  const { instead, ...ready } = picked;
  put(id, pendingSend ? null : { ...ready, state: "ready", mediaId });
  if (instead) showToast({ text: i18n.t("conversation:imageReplaced") });
}

function pendingSendOf(id: ConversationId): PendingSend | undefined {
  const attachment = attachmentOf(id);
  return attachment?.state === "uploading" ? attachment.pendingSend : undefined;
}

function fail(accountId: AccountId, id: ConversationId, attachment: Attachment): void {
  const pendingSend = pendingSendOf(id);
  const { instead, name } = attachment;
  const stays = isUnsendable(attachment) ? instead : undefined;
  put(id, stays ?? attachment);
  pendingSend?.failed();
  if (!stays) return;
  const why = attachmentError(attachment) ?? "";
  showToast({ text: i18n.t("conversation:imageKept", { name, why }) });
  resumeUpload(accountId, id, stays);
}

function resumeUpload(
  accountId: AccountId,
  id: ConversationId,
  { state, url, file, ...rest }: Attachment,
): void {
  if (state === "uploading" && file && !isRunning(url)) void upload(accountId, id, { ...rest, url, file });
}

/** [KB9] Sends the image once its upload is done, wherever the agent is then. */
export function sendOnceUploaded(id: ConversationId, pendingSend: PendingSend): void {
  const attachment = attachmentOf(id);
  if (attachment?.state === "uploading") put(id, { ...attachment, pendingSend });
}

function hasImage(id: ConversationId, mediaId: MediaId | undefined): boolean {
  const attachment = attachmentOf(id);
  return attachment?.state === "ready" && attachment.mediaId === mediaId;
}

/** Attaches an image that the server already has; false if another image keeps the place. */
export async function attachUploadedImage(id: ConversationId, mediaId: MediaId): Promise<boolean> {
  if (pendingSendOf(id) && !(await waitForRoom(id, mediaId))) return hasImage(id, mediaId);
  put(id, { name: "", bytes: null, url: paths.thumbnail(mediaId), file: null, state: "ready", mediaId });
  return true;
}

/** Removes the image. Text that was to be sent with it returns to the box. */
export function detachImage(id: ConversationId): void {
  const pendingSend = pendingSendOf(id);
  put(id, null);
  pendingSend?.failed();
}

/** [IM12] Cancels the upload, restores the previous image, and returns the text to the box. */
export function cancelUpload(accountId: AccountId, id: ConversationId): void {
  const attachment = attachmentOf(id);
  if (attachment?.state !== "uploading") return;
  const { instead = null, pendingSend } = attachment;
  put(id, instead);
  pendingSend?.failed();
  if (instead) resumeUpload(accountId, id, instead);
}

/** If the page closes during an upload after "send", the text is kept and the next page names the lost image. */
window.addEventListener("pagehide", () => {
  for (const id of getState().attachments.keys())
    if (pendingSendOf(id)) keepStoredImage(id, () => detachImage(id));
});

onLive(() => {
  for (const [id, a] of getState().attachments)
    if (a?.state === "failed" && isPassing(a.failure) && a.file) void attachImage(a.accountId, id, a.file);
});

/** [RT3] No image of an erased customer may return. */
const erased = new Set<ConversationId>();
onFrame(({ events }) => {
  for (const { type, session } of events) {
    if (type !== "customer_erased" || !session) continue;
    erased.add(session.conversationId);
    put(session.conversationId, null);
  }
});

export function useAttachment(id: ConversationId): Attachment | null {
  const known = useAttachments(({ attachments }) => attachments.get(id));
  return useMemo(() => (known === undefined ? storedImage(id) : known), [known, id]);
}
