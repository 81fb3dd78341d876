import { z } from "zod";
import { isBlank } from "../domain/blank.ts";
import { accountId, keywordReplyId } from "../domain/ids.ts";
import { keywordMatches, keywordReplyLength, keywordReplyLimit } from "../domain/keyword-reply.ts";
import { keywordReply } from "../domain/keyword-reply-schema.ts";
import { anySlot } from "../domain/quick-reply.ts";
import { oneLine, typed, within } from "./http.ts";

const seenWithin = (limit: number) => within(limit).refine((text) => !isBlank(text), "must not be blank");

const { name, keyword, text } = keywordReplyLength;

const fields = {
  name: oneLine.pipe(seenWithin(name)),
  keywords: z
    .array(z.strictObject({ text: oneLine.pipe(seenWithin(keyword)), match: z.enum(keywordMatches) }))
    .min(1)
    .max(keywordReplyLimit.keywords),
  /** [KA6] No agent fills in slots. */
  text: typed.pipe(seenWithin(text).refine((words) => anySlot(words) === null, "must have no slots")),
  on: z.boolean(),
};

export const newKeywordReplyBody = z.strictObject({ ...fields, on: fields.on.default(true) });
export type NewKeywordReply = z.infer<typeof newKeywordReplyBody>;
export const keywordReplyBody = z.strictObject(fields).partial();
export type KeywordReplyChange = z.infer<typeof keywordReplyBody>;
/** Rules that it does not name follow in their old order. */
export const keywordReplyOrderBody = z.strictObject({
  ids: z.array(keywordReplyId).min(1).max(keywordReplyLimit.rules),
});
export const keywordRepliesAnswer = z.object({ keywordReplies: z.array(keywordReply) });
export type KeywordRepliesAnswer = z.infer<typeof keywordRepliesAnswer>;
export const keywordReplyParams = z.object({ accountId, keywordReplyId });
