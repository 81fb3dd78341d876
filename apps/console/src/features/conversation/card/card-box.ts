import type { AgentId, ConversationId, MediaId } from "@jieru/shared/domain/ids";
import { useEffect, useMemo } from "react";
import { create } from "zustand";
import { recall, remember } from "../../../data/feed/tab-memory.ts";
import type { Failure } from "../../../data/http/outcome.ts";
import { paths } from "../../../data/http/paths.ts";
import type { ReplyContent } from "../../../data/outbox/sending.ts";
import { pageAgent } from "../../../data/queries/page-agent.ts";
import { onFrame } from "../../../data/store/frame-effects.ts";
import type { ImageFault } from "../attachment/image-file.ts";
import { abortUpload } from "../attachment/running-uploads.ts";

export type RejectedCover = { name: string } & ({ fault: ImageFault; bytes: number } | { failure: Failure });

interface Picked {
  url: string;
  /** [DR13] The cover that returns if this one is rejected. */
  instead?: Cover;
  rejected?: RejectedCover;
}

export type Cover = Picked &
  (
    | { state: "uploading" }
    | { state: "ready"; mediaId: MediaId }
    | { state: "refused"; fault: ImageFault; bytes: number }
    | { state: "failed"; failure: Failure; file: File }
  );

export interface CardDraft {
  title: string;
  pagePath: string;
  cover: Cover | null;
}

type ReplyCard = Extract<ReplyContent, { type: "miniprogrampage" }>["card"];

/** Survives a reload. A cover that is not uploaded is not stored. */
interface StoredCard {
  /** The agent who wrote it: another one may have signed in since. */
  of: AgentId | null;
  title: string;
  pagePath: string;
  mediaId: MediaId | null;
}

interface Cards {
  /** An absent conversation may have a card stored before a reload. */
  drafts: ReadonlyMap<ConversationId, CardDraft>;
  open: ConversationId | null;
}

const useCards = create<Cards>()(() => ({ drafts: new Map(), open: null }));
const { getState, setState } = useCards;
const empty: CardDraft = { title: "", pagePath: "", cover: null };

const place = (id: ConversationId): string => `card.1.${id}`;

export const readyCover = (mediaId: MediaId): Cover => ({
  state: "ready",
  url: paths.thumbnail(mediaId),
  mediaId,
});

function storedCard(id: ConversationId): CardDraft {
  const stored = recall<StoredCard>(place(id));
  if (!stored || stored.of !== pageAgent()) return empty;
  const { title, pagePath, mediaId } = stored;
  return { title, pagePath, cover: mediaId && readyCover(mediaId) };
}

const uploadedIn = (cover: Cover | null | undefined): MediaId | null =>
  cover ? (cover.state === "ready" ? cover.mediaId : uploadedIn(cover.instead)) : null;

const urlsOf = (cover: Cover | null | undefined): string[] =>
  cover ? [cover.url, ...urlsOf(cover.instead)] : [];

function storeDraft(id: ConversationId, { title, pagePath, cover }: CardDraft): void {
  const mediaId = uploadedIn(cover);
  const isEmpty = title === "" && pagePath === "" && mediaId === null;
  remember(place(id), isEmpty ? null : { of: pageAgent(), title, pagePath, mediaId });
}

export const cardDraft = (id: ConversationId): CardDraft => getState().drafts.get(id) ?? storedCard(id);

export function writeCard(id: ConversationId, change: Partial<CardDraft> | null): void {
  const before = cardDraft(id);
  const next = change ? { ...before, ...change } : empty;
  const urls = urlsOf(next.cover);
  for (const url of urlsOf(before.cover)) {
    if (urls.includes(url)) continue;
    abortUpload(url);
    URL.revokeObjectURL(url);
  }
  storeDraft(id, next);
  setState(({ drafts }) => ({ drafts: new Map(drafts).set(id, next) }));
}

export const openCard = (id: ConversationId): void => setState({ open: id });
export const closeCard = (): void => setState({ open: null });

export function returnCardToDialog(id: ConversationId, { mediaId, ...texts }: ReplyCard): void {
  writeCard(id, { ...texts, cover: readyCover(mediaId) });
  openCard(id);
}

export function useCardDraft(id: ConversationId): CardDraft {
  const draft = useCards(({ drafts }) => drafts.get(id));
  return useMemo(() => draft ?? storedCard(id), [draft, id]);
}

/** Returns whether the dialog is open. It closes if the agent may not write or leaves the conversation. */
export function useCardOpen(id: ConversationId, mayWrite: boolean): boolean {
  const isOpen = useCards(({ open }) => open === id);
  useEffect(() => {
    if (isOpen && !mayWrite) closeCard();
  }, [isOpen, mayWrite]);
  useEffect(
    () => () => {
      if (getState().open === id) closeCard();
    },
    [id],
  );
  return isOpen && mayWrite;
}

// [RT3] No card for an erased customer may return.
onFrame(({ events }) => {
  for (const { type, session } of events)
    if (type === "customer_erased" && session) writeCard(session.conversationId, null);
});
