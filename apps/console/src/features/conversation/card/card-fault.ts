import { isBlank } from "@jieru/shared/domain/blank";
import type { CardDraft } from "./card-box.ts";

/** [CA1] Returns the path as in the mini program's `app.json`, without a leading slash. */
export const pagePathOf = (typed: string): string => typed.trim().replace(/^\/+/, "");

export type CardFault =
  | { field: "title"; why: "no_title" }
  | { field: "pagePath"; why: "no_path" | "address" | "blanks" }
  | { field: "cover"; why: "no_cover" | "uploading" | "cover_failed" };

/** `https://…`, and `#小程序://…` as WeChat copies it. */
const isAddress = (path: string): boolean => /^(#|[a-z][a-z\d+.-]*:)/i.test(path);

/** [CA1] Returns the first missing or wrong field, in the order of the fields. */
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

/** Returns whether the field is wrong rather than empty, so that it is marked before sending. */
export const isInvalid = (fault: CardFault | null): boolean => fault !== null && wrong.has(fault.why);
