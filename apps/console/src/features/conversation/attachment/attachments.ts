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
import type { Attachment, Leaving, Picked } from "./attachment.ts";
import { imageFault } from "./image-file.ts";
import { isUnsendable, keepImage, keepImageOver, keptImage } from "./kept-images.ts";
import { abortUpload, isRunning, runUpload } from "./running-uploads.ts";
import { wrongWith } from "./wrong-with.ts";

/** null: the image was removed. A conversation that is absent may have an image of the previous page of this tab. [DR10] */
type Attachments = ReadonlyMap<ConversationId, Attachment | null>;
const useAttachments = create<{ attachments: Attachments }>()(() => ({ attachments: new Map() }));
const { getState, setState, subscribe } = useAttachments;

function attachmentOf(id: ConversationId): Attachment | null {
  const known = getState().attachments.get(id);
  return known === undefined ? keptImage(id) : known;
}

const urlsOf = (a: Attachment | null | undefined): string[] => (a ? [a.url, ...urlsOf(a.instead)] : []);

function forget(url: string): void {
  abortUpload(url);
  URL.revokeObjectURL(url);
}

function put(id: ConversationId, attachment: Attachment | null): void {
  const urls = urlsOf(attachment);
  const leaving = leavingOf(id);
  for (const url of urlsOf(attachmentOf(id))) if (!urls.includes(url)) forget(url);
  keepImage(id, attachment);
  setState(({ attachments }) => ({ attachments: new Map(attachments).set(id, attachment) }));
  if (leaving !== leavingOf(id)) leaving?.over?.();
}

/**
 * [KB9] Waits until an image that was sent during its upload has gone, then says whether there is room. If that image could
 * not be sent, it keeps its place.
 */
async function isRoom(id: ConversationId, mediaId?: MediaId): Promise<boolean> {
  const { promise: settled, resolve } = Promise.withResolvers<void>();
  const stop = subscribe(() => !leavingOf(id) && resolve());
  await settled;
  stop();
  const stays = attachmentOf(id);
  if (stays && !holds(id, mediaId))
    showToast({ text: i18n.t("conversation:one_image", { name: stays.name, count: 1 }) });
  return !stays && !erased.has(id);
}

/** [DR13] What is to stand there again if this file cannot be sent. */
function insteadOf(id: ConversationId, file: File): Attachment | undefined {
  const before = attachmentOf(id);
  // [TR10] The same one, once more.
  if (!before || before.file === file) return before?.instead;
  return isUnsendable(before) || before.state === "lost" ? undefined : before;
}

/** Checks the file here, then uploads it. A later pick that can be sent replaces an earlier one that was not. */
export async function attachImage(accountId: AccountId, id: ConversationId, file: File): Promise<void> {
  if (leavingOf(id) && !(await isRoom(id))) return;
  const instead = insteadOf(id, file);
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
  const leaving = leavingOf(id);
  // Before its place is freed, as otherwise nothing would be under way in between.
  leaving?.ready(mediaId);
  const { instead, ...ready } = picked;
  put(id, leaving ? null : { ...ready, state: "ready", mediaId });
  if (instead) tellWhichStays(id, i18n.t("conversation:imageReplaced"));
}

/** [DR18] What was said before of which image stands there is no longer so. */
const tellWhichStays = (id: ConversationId, text: string): void =>
  showToast({ text, about: `image of ${id}` });

function leavingOf(id: ConversationId): Leaving | undefined {
  const attachment = attachmentOf(id);
  return attachment?.state === "uploading" ? attachment.leaving : undefined;
}

function fail(accountId: AccountId, id: ConversationId, attachment: Attachment): void {
  const leaving = leavingOf(id);
  const { instead, name } = attachment;
  const stays = isUnsendable(attachment) ? instead : undefined;
  put(id, stays ?? attachment);
  leaving?.failed();
  if (!stays) return;
  tellWhichStays(id, i18n.t("conversation:imageKept", { name, why: wrongWith(attachment) ?? "" }));
  goOn(accountId, id, stays);
}

/** [DR13] An image that has its place again begins its upload unless that is under way. */
function goOn(accountId: AccountId, id: ConversationId, { state, url, file, ...rest }: Attachment): void {
  if (state === "uploading" && file && !isRunning(url)) void upload(accountId, id, { ...rest, url, file });
}

/** [KB9] Sent before the upload is done: it goes out as soon as it is, wherever the agent is by then. */
export function sendOnceUploaded(id: ConversationId, leaving: Leaving): void {
  const attachment = attachmentOf(id);
  if (attachment?.state === "uploading") put(id, { ...attachment, leaving });
}

function holds(id: ConversationId, mediaId: MediaId | undefined): boolean {
  const attachment = attachmentOf(id);
  return attachment?.state === "ready" && attachment.mediaId === mediaId;
}

/** Attaches an image that the server already has, such as one taken back from a failed reply; false if there is no room. */
export async function attachUploadedImage(id: ConversationId, mediaId: MediaId): Promise<boolean> {
  if (leavingOf(id) && !(await isRoom(id, mediaId))) return holds(id, mediaId);
  put(id, { name: "", bytes: null, url: paths.thumbnail(mediaId), file: null, state: "ready", mediaId });
  return true;
}

/** Removes the image. Text that was to be sent with it comes back. */
export function detachImage(id: ConversationId): void {
  const leaving = leavingOf(id);
  put(id, null);
  leaving?.failed();
}

/**
 * [IM12] Ends the upload. The image that it was to replace has its place again; text that was to be sent with it comes back.
 */
export function cancelUpload(accountId: AccountId, id: ConversationId): void {
  const attachment = attachmentOf(id);
  if (attachment?.state !== "uploading") return;
  const { instead = null, leaving } = attachment;
  put(id, instead);
  leaving?.failed();
  if (instead) goOn(accountId, id, instead);
}

/** If the page closes during an upload after "send", the image is lost, but not the text, and the next page says so. */
window.addEventListener("pagehide", () => {
  for (const id of getState().attachments.keys()) if (leavingOf(id)) keepImageOver(id, () => detachImage(id));
});

// [TR10] Retries uploads that failed for a passing reason, as the server can take them again.
onLive(() => {
  for (const [id, a] of getState().attachments)
    if (a?.state === "failed" && isPassing(a.failure) && a.file) void attachImage(a.accountId, id, a.file);
});

/** [RT3] Nothing more can be sent to an erased customer, and no image of theirs may come back. */
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
  return useMemo(() => (known === undefined ? keptImage(id) : known), [known, id]);
}
