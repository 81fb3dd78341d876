import type { Message, Notice } from "@jieru/shared/domain/message";
import { isExpected } from "./agents.ts";
import type { DeskAgent } from "./desk.ts";
import type { NewFact } from "./fact.ts";

export const noticeOf = ({ message }: { message?: Message | undefined }): Notice | null =>
  message?.type === "notice" ? message.notice : null;

const isOverCapacity = (agent: Pick<DeskAgent, "load" | "capacity"> | undefined): boolean =>
  agent !== undefined && agent.load > agent.capacity;

const notableReasons: ReadonlySet<string> = new Set(["lost", "no_answer", "supervisor"]);

/** A status set for an absent agent becomes notable once the agent is present. */
const isNotableStatus = (agent: DeskAgent): boolean =>
  notableReasons.has(agent.statusWhy ?? "") && !isExpected(agent);

export function isNotable(fact: NewFact): boolean {
  const notice = noticeOf(fact);
  switch (fact.type) {
    case "session_transferred":
    case "session_taken_over":
    case "pushes_missed":
    case "pushes_ceased":
    case "pushes_came_back":
    case "credentials_refused":
    case "credentials_accepted":
      return true;
    case "session_waits_again":
      return notice?.what === "waits_again" && notice.why !== "customer_wrote";
    case "session_picked_up":
      return notice?.what === "picked_up" && !notice.auto && isOverCapacity(fact.agents?.[0]);
    case "agent_status_changed":
      return isNotableStatus(fact.agents[0]);
    case "delivery_changed":
      return fact.message.delivery?.state === "failed" || fact.message.delivery?.state === "unconfirmed";
    default:
      return false;
  }
}
