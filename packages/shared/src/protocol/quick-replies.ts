import { z } from "zod";
import { isBlank } from "../domain/blank.ts";
import { accountId, quickReplyId } from "../domain/ids.ts";
import { quickReplyLength, quickReplyLimit } from "../domain/quick-reply.ts";
import { quickReply, quickReplyScope } from "../domain/quick-reply-schema.ts";
import { named, oneLine, typed } from "./http.ts";

/** [LG9] Invisible text counts as empty. */
const trimmed = oneLine.transform((text) => (isBlank(text) ? "" : text));
const { title, category, shortcut, text } = quickReplyLength;

const fields = {
  title: named(title),
  category: trimmed.pipe(z.string().max(category)),
  /** Typed after the slash, so without blanks; null or empty removes it. */
  shortcut: trimmed
    .pipe(z.string().max(shortcut).regex(/^\S*$/, "must not contain blanks"))
    .nullable()
    .transform((s) => s || null)
    .pipe(z.string().nullable()),
  text: typed.pipe(
    z
      .string()
      .max(text)
      .refine((words) => !isBlank(words), "must not be blank"),
  ),
};

/** Team replies first, then own ones, each by position. */
export const quickRepliesAnswer = z.object({ quickReplies: z.array(quickReply) });
export type QuickRepliesAnswer = z.infer<typeof quickRepliesAnswer>;
export const quickReplyAnswer = z.object({ quickReply });

export const newQuickReplyBody = z.object({
  scope: quickReplyScope,
  title: fields.title,
  category: fields.category.default(""),
  shortcut: fields.shortcut.default(null),
  text: fields.text,
});
export type NewQuickReply = z.infer<typeof newQuickReplyBody>;
export const quickReplyBody = z.object(fields).partial();
export type QuickReplyChange = z.infer<typeof quickReplyBody>;

/** [QR12] Whole quick replies of a file. `id` names the one to change; null: a new one. */
export const quickReplyImportBody = z.object({
  scope: quickReplyScope,
  quickReplies: z
    .array(z.object({ id: quickReplyId.nullable(), ...fields }))
    .min(1)
    .max(quickReplyLimit.team)
    .refine((rows) => {
      const ids = rows.flatMap(({ id }) => id ?? []);
      return new Set(ids).size === ids.length;
    }, "must change each only once"),
});
export type ImportedQuickReply = z.infer<typeof quickReplyImportBody>["quickReplies"][number];

/** The order of one scope; quick replies that it does not name follow. */
export const quickReplyOrderBody = z.object({
  scope: quickReplyScope,
  ids: z.array(quickReplyId).min(1).max(quickReplyLimit.team),
});

export const quickReplyParams = z.object({ accountId, quickReplyId });
