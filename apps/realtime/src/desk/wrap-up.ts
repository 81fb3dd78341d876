import { blockOf } from "@jieru/shared/domain/session";
import {
  isSameTopicName,
  offeredTopics,
  type Topic,
  topicLimit,
  type WrapUp,
} from "@jieru/shared/domain/wrap-up";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import type { SaidWrapUp } from "@jieru/shared/protocol/wrap-up";
import { mayManage } from "./agents.ts";
import type { Command, TopicsChange } from "./command.ts";
import { type Desk, type DeskSession, type Moment, viewSession } from "./desk.ts";
import { isOfBefore } from "./erasure.ts";
import type { Decision } from "./fact.ts";
import { refusalOf } from "./moves.ts";
import { updatedEndNotice } from "./updated-end-notice.ts";

type CommandOf<Do extends Command["do"]> = Extract<Command, { do: Do }>;

const dayMs = 24 * 60 * 60_000;

const isRefusal = (of: WrapUp | Refusal | null): of is Refusal => of !== null && "refusal" in of;

/** [WU2] Returns the wrap-up with the topic's current name. A retired topic may be saved again. */
export function wrapUpOf(desk: Desk, { wrapUp: before }: DeskSession, wrapUp: SaidWrapUp): WrapUp | Refusal {
  const topic = desk.account.topics?.find(({ id }) => id === wrapUp.topicId);
  if (!topic) return { refusal: "topic_not_found" };
  if (topic.retired && before?.topicId !== topic.id) return { refusal: "topic_retired" };
  return { topicId: topic.id, topic: topic.name, line: wrapUp.line };
}

/** [WU6] Returns whether the comment has expired. The nightly deletion does not revisit such a session. */
function isExpired({ account }: Desk, { endedAt }: DeskSession, { now }: Moment): boolean {
  const { keepMessagesDays: days } = account;
  return days !== null && endedAt !== null && endedAt < now - days * dayMs;
}

const isSame = (a: WrapUp | null, b: WrapUp | null): boolean =>
  a?.topicId === b?.topicId && a?.topic === b?.topic && a?.line === b?.line;

export function wrapUpSession(
  desk: Desk,
  { agentId, sessionId, wrapUp: said }: CommandOf<"wrap_up">,
  moment: Moment,
): Decision {
  const agent = desk.agents.get(agentId);
  if (!agent) return { refusal: "not_bound" };
  const before = desk.sessions.get(sessionId);
  const conversation = before && desk.conversations.get(before.conversationId);
  if (!conversation || isOfBefore(conversation, before)) return { refusal: "session_not_found" };
  const block = blockOf("wrapUp", viewSession(desk, before), agent, moment.now);
  if (block) return refusalOf(desk, block);
  const line = isExpired(desk, before, moment) ? null : (said?.line ?? null);
  const wrapUp = said && wrapUpOf(desk, before, { ...said, line });
  if (isRefusal(wrapUp)) return wrapUp;
  if (isSame(before.wrapUp, wrapUp)) return [];
  const session = { ...before, wrapUp };
  return [
    { type: "session_wrapped_up", at: moment.now, session, ...updatedEndNotice(desk, session, { wrapUp }) },
  ];
}

const isTaken = (topics: readonly Topic[], name: string): boolean =>
  topics.some((t) => isSameTopicName(t.name, name));

function withOneMore(topics: readonly Topic[], name: string, moment: Moment): Topic[] | Refusal {
  if (isTaken(topics, name)) return { refusal: "topic_name_taken" };
  if (offeredTopics(topics).length >= topicLimit.offered)
    return { refusal: "topic_limit_reached", limit: topicLimit.offered };
  if (topics.length >= topicLimit.kept) return { refusal: "topic_limit_reached", limit: topicLimit.kept };
  return [...topics, { id: moment.newId() as Topic["id"], name, retired: false }];
}

type OneChange = Extract<TopicsChange, { topicId: unknown }>;

function withOneChanged(
  topics: readonly Topic[],
  { topicId: id, name, retired }: OneChange,
): Topic[] | Refusal {
  const before = topics.find((t) => t.id === id);
  if (!before) return { refusal: "topic_not_found" };
  const others = topics.filter((t) => t.id !== id);
  if (name !== undefined && isTaken(others, name)) return { refusal: "topic_name_taken" };
  const after = { ...before, name: name ?? before.name, retired: retired ?? before.retired };
  const next = topics.map((t) => (t.id === id ? after : t));
  return before.retired && offeredTopics(next).length > topicLimit.offered
    ? { refusal: "topic_limit_reached", limit: topicLimit.offered }
    : next;
}

function inOrder(topics: readonly Topic[], order: readonly string[]): Topic[] {
  const placeOf = ({ id }: Topic) => (order.includes(id) ? order.indexOf(id) : order.length);
  return topics.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function changed(topics: readonly Topic[], change: TopicsChange, moment: Moment): Topic[] | Refusal {
  if ("add" in change) return withOneMore(topics, change.add, moment);
  return "order" in change ? inOrder(topics, change.order) : withOneChanged(topics, change);
}

export function changeTopics(
  desk: Desk,
  { agentId, change }: CommandOf<"change_topics">,
  moment: Moment,
): Decision {
  const refusal = mayManage(desk, agentId);
  if (refusal) return refusal;
  const before = desk.account.topics ?? [];
  const topics = changed(before, change, moment);
  if (!Array.isArray(topics)) return topics;
  if (JSON.stringify(topics) === JSON.stringify(before)) return [];
  return [{ type: "account_changed", at: moment.now, account: { ...desk.account, topics } }];
}
