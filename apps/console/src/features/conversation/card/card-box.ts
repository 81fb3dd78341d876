/** [CA6] The card that is put together in each conversation, and in which one its dialog is open. */

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

/** A file that was picked over a cover and could not be one. */
export type NotTaken = { name: string } & ({ fault: ImageFault; bytes: number } | { failure: Failure });

interface Picked {
  url: string;
  /** [CA8] The cover whose place it has, until it can be one itself. */
  instead?: Cover;
  /** What was picked last, in vain. */
  notTaken?: NotTaken;
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

type SaidCard = Extract<ReplyContent, { type: "miniprogrampage" }>["card"];

/** What outlives a reload: of an image that is not uploaded yet, nothing. */
interface KeptCard {
  /** Whose it is: another agent may have signed in since. */
  of: AgentId | null;
  title: string;
  pagePath: string;
  mediaId: MediaId | null;
}

interface Cards {
  /** A conversation that is absent may have a card of the previous page of this tab. */
  drafts: ReadonlyMap<ConversationId, CardDraft>;
  /** The conversation whose dialog is open. */
  open: ConversationId | null;
}

const useCards = create<Cards>()(() => ({ drafts: new Map(), open: null }));
const { getState, setState } = useCards;
const empty: CardDraft = { title: "", pagePath: "", cover: null };

const place = (id: ConversationId): string => `card.1.${id}`;

/** A cover that the server already has. */
export const readyCover = (mediaId: MediaId): Cover => ({
  state: "ready",
  url: paths.thumbnail(mediaId),
  mediaId,
});

function keptCard(id: ConversationId): CardDraft {
  const kept = recall<KeptCard>(place(id));
  if (!kept || kept.of !== pageAgent()) return empty;
  const { title, pagePath, mediaId } = kept;
  return { title, pagePath, cover: mediaId && readyCover(mediaId) };
}

const uploadedIn = (cover: Cover | null | undefined): MediaId | null =>
  cover ? (cover.state === "ready" ? cover.mediaId : uploadedIn(cover.instead)) : null;

const urlsOf = (cover: Cover | null | undefined): string[] =>
  cover ? [cover.url, ...urlsOf(cover.instead)] : [];

function keep(id: ConversationId, { title, pagePath, cover }: CardDraft): void {
  const mediaId = uploadedIn(cover);
  const isEmpty = title === "" && pagePath === "" && mediaId === null;
  remember(place(id), isEmpty ? null : { of: pageAgent(), title, pagePath, mediaId });
}

export const cardDraft = (id: ConversationId): CardDraft => getState().drafts.get(id) ?? keptCard(id);

/** null: it was sent, or nobody may send it any more. */
export function writeCard(id: ConversationId, change: Partial<CardDraft> | null): void {
  const before = cardDraft(id);
  const next = change ? { ...before, ...change } : empty;
  const urls = urlsOf(next.cover);
  for (const url of urlsOf(before.cover)) {
    if (urls.includes(url)) continue;
    abortUpload(url);
    URL.revokeObjectURL(url);
  }
  keep(id, next);
  setState(({ drafts }) => ({ drafts: new Map(drafts).set(id, next) }));
}

export const openCard = (id: ConversationId): void => setState({ open: id });
export const closeCard = (): void => setState({ open: null });

/** [CA2] Opens the dialog with a card that was not sent. */
export function takeBackCard(id: ConversationId, { mediaId, ...texts }: SaidCard): void {
  writeCard(id, { ...texts, cover: readyCover(mediaId) });
  openCard(id);
}

export function useCardDraft(id: ConversationId): CardDraft {
  const draft = useCards(({ drafts }) => drafts.get(id));
  return useMemo(() => draft ?? keptCard(id), [draft, id]);
}

/** Whether the dialog is open. It closes where nothing may be written, and when the agent leaves the conversation. */
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

// [RT3] Nothing more can be sent to an erased customer, and no card that was meant for them may come back.
onFrame(({ events }) => {
  for (const { type, session } of events)
    if (type === "customer_erased" && session) writeCard(session.conversationId, null);
});
