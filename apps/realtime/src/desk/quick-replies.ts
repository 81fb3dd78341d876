import { supervises } from "@jieru/shared/domain/agent";
import type { Command } from "./command.ts";
import type { Desk, Moment } from "./desk.ts";
import type { Decision } from "./fact.ts";

export function changeQuickReplies(
  desk: Desk,
  { agentId, scope }: Extract<Command, { do: "change_quick_replies" }>,
  moment: Moment,
): Decision {
  const agent = desk.agents.get(agentId);
  if (!agent) return { refusal: "not_bound" };
  if (scope === "team" && !supervises(agent)) return { refusal: "not_allowed" };
  const fact = { type: "quick_replies_changed", at: moment.now } as const;
  return [scope === "own" ? { ...fact, quickRepliesOf: agentId } : fact];
}
