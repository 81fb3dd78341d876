/** What sessions were about, over HTTP: the account's topics, and what is said of one session. */

import { z } from "zod";
import { isBlank } from "../domain/blank.ts";
import { accountId, topicId } from "../domain/ids.ts";
import { topicLimit, wrapUpLength } from "../domain/wrap-up.ts";
import { topic } from "../domain/wrap-up-schema.ts";
import { oneLine, within } from "./http.ts";

/** [LG9] [LG10] */
const topicName = oneLine.pipe(
  within(wrapUpLength.topic).refine((name) => !isBlank(name), "must not be blank"),
);

export const newTopicBody = z.strictObject({ name: topicName });
export const topicBody = z.strictObject({ name: topicName, retired: z.boolean() }).partial();
/** Those it does not name follow, in their old order. */
export const topicOrderBody = z.strictObject({ ids: z.array(topicId).min(1).max(topicLimit.kept) });
export const topicsAnswer = z.object({ topics: z.array(topic) });
export type TopicsAnswer = z.infer<typeof topicsAnswer>;
export const topicParams = z.object({ accountId, topicId });

/** A line in which nothing is visible is none. */
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

/** null takes back what was said. */
export const wrapUpBody = z.strictObject({ wrapUp: saidWrapUp.nullable() });
/** [WU4] What the session was about may be said with its end. [CR2] `askRating: false`: this customer is not asked. */
export const endBody = z
  .object({ wrapUp: saidWrapUp.optional(), askRating: z.boolean().optional() })
  .nullish();
