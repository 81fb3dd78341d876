import type { Notice } from "@jieru/shared/domain/message";
import type { SessionBlock } from "@jieru/shared/domain/session";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { type Desk, type DeskAgent, type DeskSession, getConversation, type Moment } from "./desk.ts";
import type { Moved, MoveType } from "./fact.ts";
import { loadsAfter, noticeIn } from "./moves.ts";

interface Move {
  type: MoveType;
  before: DeskSession;
  after: DeskSession;
  notice: Notice;
}

/** [WU5] [CR5] However it ends; it may have been rated after an earlier end. */
function withSaid(notice: Notice, { wrapUp, rating }: DeskSession): Notice {
  if (notice.what !== "ended") return notice;
  const given = rating?.given;
  return {
    ...notice,
    ...(wrapUp && { wrapUp }),
    ...(given && { rating: { score: given.score, comment: given.comment } }),
  };
}

/** A block from the shared table as a refusal, with the name of the agent it is about. */
export function refusalOf(desk: Desk, block: SessionBlock): Refusal {
  if (!("agentId" in block) || block.agentId === null) return block as Refusal;
  const name = desk.agents.get(block.agentId)?.name;
  return name === undefined ? (block as Refusal) : ({ ...block, agentName: name } as Refusal);
}

/** Every change of a session has this form: the new record, its line in the timeline, and the changed loads. */
export function moved(desk: Desk, { type, before, after, notice }: Move, moment: Moment): Moved {
  const agents = loadsAfter(desk, before, after);
  const changedHands = before.ownerId !== after.ownerId;
  const conversation = getConversation(desk, after.conversationId);
  return {
    type,
    at: moment.now,
    session: after,
    message: noticeIn(after, withSaid(notice, after), moment),
    ...(agents.length > 0 && { agents }),
    ...(changedHands && { previousOwnerId: before.ownerId }),
    ...(changedHands && after.ownerId && { conversation: { ...conversation, lastOwnerId: after.ownerId } }),
  };
}

export const overCapacity = (agent: DeskAgent): Refusal | null =>
  agent.load < agent.capacity
    ? null
    : { refusal: "over_capacity", load: agent.load, capacity: agent.capacity };
