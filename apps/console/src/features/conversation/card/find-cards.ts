import type { SentCard } from "@jieru/shared/protocol/cards";
import type { CardDraft } from "./card-box.ts";

/** [CA5] Returns the sent cards whose title or path contains the typed title; all of them once one is chosen. */
export function findCards(sent: readonly SentCard[], { title, pagePath }: CardDraft): readonly SentCard[] {
  const isChosen = sent.some((card) => card.title === title && card.pagePath === pagePath);
  const words = title.trim().toLowerCase();
  if (isChosen || words === "") return sent;
  return sent.filter((card) => `${card.title}\n${card.pagePath}`.toLowerCase().includes(words));
}

/** Returns the next index of a circular list that includes -1, no choice. */
export const nextPlace = (at: number, step: number, count: number): number =>
  ((at + 1 + step + count + 1) % (count + 1)) - 1;
