import { isBlank } from "@jieru/shared/domain/blank";
import type { CardDraft } from "./card-box.ts";

/** [CA1] As in the mini program's `app.json`: without the slash before it that an address would have. */
export const pagePathOf = (typed: string): string => typed.trim().replace(/^\/+/, "");

/** A field of the dialog, and what is wrong with it. */
export type CardFault =
  | { field: "title"; why: "no_title" }
  | { field: "pagePath"; why: "no_path" | "address" | "blanks" }
  | { field: "cover"; why: "no_cover" | "uploading" | "cover_failed" };

/** `https://…`, and `#小程序://…` as WeChat copies it. */
const isAddress = (path: string): boolean => /^(#|[a-z][a-z\d+.-]*:)/i.test(path);

/** [CA1] The first thing that is missing or wrong, in the order of the fields. */
export function cardFault({ title, pagePath, cover }: CardDraft): CardFault | null {
  if (isBlank(title)) return { field: "title", why: "no_title" };
  const path = pagePathOf(pagePath);
  if (isBlank(path)) return { field: "pagePath", why: "no_path" };
  if (isAddress(path)) return { field: "pagePath", why: "address" };
  if (/\s/.test(path)) return { field: "pagePath", why: "blanks" };
  if (cover === null) return { field: "cover", why: "no_cover" };
  if (cover.state === "uploading") return { field: "cover", why: "uploading" };
  return cover.state === "ready" ? null : { field: "cover", why: "cover_failed" };
}

const wrong = new Set<CardFault["why"]>(["address", "blanks", "cover_failed"]);

/** Not only unfinished, so that it is said before anybody presses "send". */
export const isWrong = (fault: CardFault | null): boolean => fault !== null && wrong.has(fault.why);
