/**
 * What a session was about, as its agent says when it ends: one of the account's topics, and a line if there is more to say.
 * Topics are never deleted: a retired one is offered no more, and what was said with it stays.
 */
import type { z } from "zod";
import type { aboutFilter, topic, wrapUp } from "./wrap-up-schema.ts";

/** [WU1] How many an account may offer, and how many it may have with those retired. */
export const topicLimit = { offered: 50, kept: 200 } as const;

/** In characters, where an emoji counts as one. */
export const wrapUpLength = { topic: 20, line: 200 } as const;

export type Topic = z.infer<typeof topic>;
export type WrapUp = z.infer<typeof wrapUp>;
export type AboutFilter = z.infer<typeof aboutFilter>;

/** Whether the filter lets a session with this wrap-up through. */
export const isAbout = (
  { wrapUp: said }: { wrapUp?: WrapUp | null | undefined },
  about: AboutFilter,
): boolean => (said?.topicId ?? "nothing") === about;

/** Those that can be chosen, in order. An account of an earlier release has none. */
export const offeredTopics = (topics: readonly Topic[] | undefined): Topic[] =>
  (topics ?? []).filter(({ retired }) => !retired);

/** What the topic is called by now. */
export const topicNameOf = (
  { topicId: id, topic: name }: WrapUp,
  topics: readonly Topic[] | undefined,
): string => topics?.find((t) => t.id === id)?.name ?? name;

/** [WU5] The session with the topic's name of now; the same object where that is what it was. */
export function asCalledNow<S extends { wrapUp?: WrapUp | null | undefined }>(
  session: S,
  topics: readonly Topic[] | undefined,
): S {
  const { wrapUp: said } = session;
  const name = said && topicNameOf(said, topics);
  return said && name !== said.topic ? { ...session, wrapUp: { ...said, topic: name } } : session;
}

/**
 * [WU4] Whether who ends the session must say first what it was about: its owner, where the account wants it and the customer said
 * anything. Whoever ends another's needs not know.
 */
export const mustSay = (
  { topics, topicRequired }: { topics?: readonly Topic[] | undefined; topicRequired: boolean },
  { ownerId, spoken }: { ownerId: string | null; spoken: boolean },
  who: { id: string },
): boolean => topicRequired && spoken && ownerId === who.id && offeredTopics(topics).length > 0;

/** Whether two names read the same in a list. */
export const isSameTopicName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
