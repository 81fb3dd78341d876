/**
 * Quick replies: texts with variables, which the console fills in, and slots, which an agent fills in. In {{customer}}您好，单号 {{单号}},
 * `customer` is a variable and 单号 a slot.
 */
import type { z } from "zod";
import type { quickReply, quickReplyScope } from "./quick-reply-schema.ts";
import { splitText } from "./text-limit.ts";

export type QuickReplyScope = z.infer<typeof quickReplyScope>;

/** [QR6] The most quick replies: of the team, and of an agent, in one account. */
export const quickReplyLimit: Record<QuickReplyScope, number> = { team: 500, own: 200 };
/** In characters. A text field counts an emoji as two, so it ends before the server's limit. */
export const quickReplyLength = { title: 40, category: 20, shortcut: 20, text: 4_000 } as const;
export type QuickReply = z.infer<typeof quickReply>;

const quickReplyVariables = ["customer", "agent", "account"] as const;
export type QuickReplyVariable = (typeof quickReplyVariables)[number];
export type QuickReplyValues = Record<QuickReplyVariable, string>;

export const politeYou = "您";

export type QuickReplyPart =
  | { kind: "text"; text: string }
  | { kind: "value"; name: QuickReplyVariable; text: string }
  | { kind: "slot"; name: string; text: string };

/** A Chinese IME writes full-width braces. NOTE: the bound on blanks matters: without it a text of blanks takes half a second to read. */
const braces = /(?:\{\{|｛｛)\s{0,8}([^{}｛｝\n]{1,20}?)\s{0,8}(?:\}\}|｝｝)/g;
const single = /(?<![{｛])[{｛][^{}｛｝\n]{1,20}[}｝](?![}｝])/;
const isVariable = (name: string): name is QuickReplyVariable =>
  (quickReplyVariables as readonly string[]).includes(name);

const afterYou = (value: string, rest: string): number =>
  value === politeYou && rest.startsWith(politeYou) ? politeYou.length : 0;

/** [QR3] Returns the text with variables filled in. Open slots keep their written form. */
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

/** Returns the text to send: values filled in, slots as written. */
export const textOfParts = (parts: readonly QuickReplyPart[]): string => parts.map((p) => p.text).join("");

export const slotsIn = (text: string): string[] =>
  [...text.matchAll(braces)].flatMap(([written, name = ""]) => (isVariable(name) ? [] : [written]));

/** [KA6] Returns the first slot as written; null if there is none. */
export const anySlot = (text: string): string | null => text.match(braces)?.[0] ?? null;

/** [QR9] Returns the first text that only looks like a slot, as written; null if there is none. */
export const almostSlot = (text: string): string | null => single.exec(text)?.[0] ?? null;

/** [QR4] Returns how many replies the text takes; none for blanks alone. */
export const repliesFor = (text: string): number => splitText(text).length;
