/** The fields of a rule's form, and the problems that the server would find. */
import { isBlank } from "@jieru/shared/domain/blank";
import { inOneLine } from "@jieru/shared/domain/in-one-line";
import { type Keyword, type KeywordReply, keywordReplyLength } from "@jieru/shared/domain/keyword-reply";
import { lengthOf } from "@jieru/shared/domain/length-of";
import { anySlot } from "@jieru/shared/domain/quick-reply";
import type { KeywordReplyFields } from "./keyword-replies.ts";

export const newKeyword: Keyword = { text: "", match: "contained" };
export const emptyFields: KeywordReplyFields = { name: "", keywords: [newKeyword], text: "" };

export const fieldsOf = ({ name, keywords, text }: KeywordReply): KeywordReplyFields => ({
  name,
  keywords,
  text,
});

export const sentFields = ({ name, keywords, text }: KeywordReplyFields): KeywordReplyFields => ({
  name: inOneLine(name),
  keywords: keywords
    .map(({ text: words, match }) => ({ text: inOneLine(words), match }))
    .filter(({ text: words }) => !isBlank(words)),
  text: text.trim(),
});

export type KeywordReplyProblem =
  | { what: "name_blank" | "keyword_blank" | "text_blank" }
  | { what: "name_long" | "keyword_long" | "text_long"; limit: number }
  | { what: "slot"; slot: string };

export function problemOf({ name, keywords, text }: KeywordReplyFields): KeywordReplyProblem | null {
  const most = keywordReplyLength;
  if (isBlank(name)) return { what: "name_blank" };
  if (lengthOf(name) > most.name) return { what: "name_long", limit: most.name };
  if (keywords.length === 0) return { what: "keyword_blank" };
  if (keywords.some(({ text: words }) => lengthOf(words) > most.keyword))
    return { what: "keyword_long", limit: most.keyword };
  if (isBlank(text)) return { what: "text_blank" };
  if (lengthOf(text) > most.text) return { what: "text_long", limit: most.text };
  const slot = anySlot(text);
  return slot === null ? null : { what: "slot", slot };
}
