import { z } from "zod";
import { isBlank } from "../domain/blank.ts";
import { accountId, topicId } from "../domain/ids.ts";
import { topicLimit, wrapUpLength } from "../domain/wrap-up.ts";
import { topic } from "../domain/wrap-up-schema.ts";
import { oneLine, within } from "./http.ts";

const topicName = oneLine.pipe(
  within(wrapUpLength.topic).refine((name) => !isBlank(name), "must not be blank"),
);

export const newTopicBody = z.strictObject({ name: topicName });
export const topicBody = z.strictObject({ name: topicName, retired: z.boolean() }).partial();
/** Topics that it does not name follow in their old order. */
export const topicOrderBody = z.strictObject({ ids: z.array(topicId).min(1).max(topicLimit.kept) });
export const topicsAnswer = z.object({ topics: z.array(topic) });
export type TopicsAnswer = z.infer<typeof topicsAnswer>;
export const topicParams = z.object({ accountId, topicId });

/** An invisible comment counts as none. */
export const saidWrapUp = z.object({
  topicId,
  line: oneLine
    .pipe(within(wrapUpLength.line))
    .nullable()
    .default(null)
    .transform((line) => (line === null || isBlank(line) ? null : line))
    .pipe(z.string().nullable()),
});
export type SaidWrapUp = z.infer<typeof saidWrapUp>;

/** null removes the wrap-up. */
export const wrapUpBody = z.strictObject({ wrapUp: saidWrapUp.nullable() });
/** [WU4] The wrap-up may come with the end. [CR2] `askRating: false`: this customer is not asked. */
export const endBody = z
  .object({ wrapUp: saidWrapUp.optional(), askRating: z.boolean().optional() })
  .nullish();
