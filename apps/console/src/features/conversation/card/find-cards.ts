import type { SentCard } from "@jieru/shared/protocol/cards";
import type { CardDraft } from "./card-box.ts";

/** [CA5] The sent cards whose title or path has what is typed as a title; all of them once one is chosen. */
export function findCards(sent: readonly SentCard[], { title, pagePath }: CardDraft): readonly SentCard[] {
  const isChosen = sent.some((card) => card.title === title && card.pagePath === pagePath);
  const words = title.trim().toLowerCase();
  if (isChosen || words === "") return sent;
  return sent.filter((card) => `${card.title}\n${card.pagePath}`.toLowerCase().includes(words));
}

/** The next place in a list that is walked around, with one place more where none is chosen: before the first. */
export const nextPlace = (at: number, step: number, count: number): number =>
  ((at + 1 + step + count + 1) % (count + 1)) - 1;
