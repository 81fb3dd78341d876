/**
 * The wrap-up of a session, which its agent chooses at the end: a topic of the account and an optional comment. Topics are never deleted: a
 * retired topic is no longer offered, and earlier wrap-ups keep it.
 */
import type { z } from "zod";
import type { aboutFilter, topic, wrapUp } from "./wrap-up-schema.ts";

/** [WU1] The most topics that an account offers, and that it has with retired ones. */
export const topicLimit = { offered: 50, kept: 200 } as const;

/** In characters, where an emoji counts as one. */
export const wrapUpLength = { topic: 20, line: 200 } as const;

export type Topic = z.infer<typeof topic>;
export type WrapUp = z.infer<typeof wrapUp>;
export type AboutFilter = z.infer<typeof aboutFilter>;

export const isAbout = (
  { wrapUp: said }: { wrapUp?: WrapUp | null | undefined },
  about: AboutFilter,
): boolean => (said?.topicId ?? "nothing") === about;

/** Returns topics that can be chosen, in order. An account of an earlier release has none. */
export const offeredTopics = (topics: readonly Topic[] | undefined): Topic[] =>
  (topics ?? []).filter(({ retired }) => !retired);

export const topicNameOf = (
  { topicId: id, topic: name }: WrapUp,
  topics: readonly Topic[] | undefined,
): string => topics?.find((t) => t.id === id)?.name ?? name;

/** [WU5] Returns the session with the topic's current name, or the same object if it has not changed. */
export function asCalledNow<S extends { wrapUp?: WrapUp | null | undefined }>(
  session: S,
  topics: readonly Topic[] | undefined,
): S {
  const { wrapUp: before } = session;
  const name = before && topicNameOf(before, topics);
  return before && name !== before.topic ? { ...session, wrapUp: { ...before, topic: name } } : session;
}

/**
 * [WU4] Returns whether the agent must choose a topic before ending the session: its owner, if the account requires it and the customer
 * wrote. Other agents need not know the topic.
 */
export const mustSay = (
  { topics, topicRequired }: { topics?: readonly Topic[] | undefined; topicRequired: boolean },
  { ownerId, spoken }: { ownerId: string | null; spoken: boolean },
  who: { id: string },
): boolean => topicRequired && spoken && ownerId === who.id && offeredTopics(topics).length > 0;

export const isSameTopicName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
