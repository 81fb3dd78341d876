/**
 * Quick replies: texts kept ready, with variables that are filled in for the open conversation and slots that a person fills.
 *
 *     {{customer}}您好，单号 {{单号}}      `customer` is a variable, 单号 a slot
 */
import type { z } from "zod";
import type { quickReply, quickReplyScope } from "./quick-reply-schema.ts";
import { splitText } from "./text-limit.ts";

export type QuickReplyScope = z.infer<typeof quickReplyScope>;

/** [QR6] How many there may be: the team's in an account, an agent's own in an account. */
export const quickReplyLimit: Record<QuickReplyScope, number> = { team: 500, own: 200 };
/** In characters. A text field counts an emoji as two, and so ends before the server does. */
export const quickReplyLength = { title: 40, category: 20, shortcut: 20, text: 4_000 } as const;
export type QuickReply = z.infer<typeof quickReply>;

/** [QR3] What is known without asking anybody. */
const quickReplyVariables = ["customer", "agent", "account"] as const;
export type QuickReplyVariable = (typeof quickReplyVariables)[number];
export type QuickReplyValues = Record<QuickReplyVariable, string>;

/** What a customer without a remark is called. */
export const politeYou = "您";

export type QuickReplyPart =
  | { kind: "text"; text: string }
  | { kind: "value"; name: QuickReplyVariable; text: string }
  | { kind: "slot"; name: string; text: string };

/**
 * A Chinese IME writes braces as wide as its signs.
 * NOTE: blanks are bounded: without it a text of nothing but blanks takes half a second to read.
 */
const braces = /(?:\{\{|｛｛)\s{0,8}([^{}｛｝\n]{1,20}?)\s{0,8}(?:\}\}|｝｝)/g;
const single = /(?<![{｛])[{｛][^{}｛｝\n]{1,20}[}｝](?![}｝])/;
const isVariable = (name: string): name is QuickReplyVariable =>
  (quickReplyVariables as readonly string[]).includes(name);

/** "您" before "您好" would be said twice. */
const afterYou = (value: string, rest: string): number =>
  value === politeYou && rest.startsWith(politeYou) ? politeYou.length : 0;

/** [QR3] The text with what is known filled in; what stays open is a slot, whose `text` is what it is written as. */
export function fillQuickReply(text: string, values: QuickReplyValues): QuickReplyPart[] {
  const parts: QuickReplyPart[] = [];
  let from = 0;
  for (const match of text.matchAll(braces)) {
    const [written, name = ""] = match;
    if (match.index > from) parts.push({ kind: "text", text: text.slice(from, match.index) });
    from = match.index + written.length;
    if (!isVariable(name)) {
      parts.push({ kind: "slot", name, text: written });
      continue;
    }
    parts.push({ kind: "value", name, text: values[name] });
    from += afterYou(values[name], text.slice(from));
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}

/** The text as it is sent: values filled in, slots as they are written. */
export const textOfParts = (parts: readonly QuickReplyPart[]): string => parts.map((p) => p.text).join("");

/** How a text names its slots, in order, as they are written. */
export const slotsIn = (text: string): string[] =>
  [...text.matchAll(braces)].flatMap(([written, name = ""]) => (isVariable(name) ? [] : [written]));

/** [KA6] The first in double braces, as it is written; null where there is none. */
export const anySlot = (text: string): string | null => text.match(braces)?.[0] ?? null;

/** [QR9] The first that looks like a slot and is none, as it is written; null where there is none. */
export const almostSlot = (text: string): string | null => single.exec(text)?.[0] ?? null;

/** [QR4] How many replies it would take, by WeChat's limit of one; none where nothing but blanks is written. */
export const repliesFor = (text: string): number => splitText(text).length;
