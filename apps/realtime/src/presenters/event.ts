import type { Event } from "@jieru/shared/domain/snapshot";
import { type Desk, viewSession } from "../desk/desk.ts";
import type { Fact } from "../desk/fact.ts";
import { presentAgent } from "./agent.ts";
import { presentMessage } from "./message.ts";

/** A fact as it stands in the log: what it changed, whole. Who may see what of it is decided when it is read. */
export type Payload = Omit<Event, "seq" | "type" | "at">;

/** `desk` is the account right after the fact. */
export function presentFact(desk: Desk, fact: Fact): Payload {
  return {
    ...(fact.session && { session: viewSession(desk, fact.session) }),
    ...(fact.message && { message: presentMessage(fact.message) }),
    ...(fact.agents && { agents: fact.agents.map(presentAgent) }),
    ...(fact.account && { account: fact.account }),
    ...(fact.removedAgentId && { agentId: fact.removedAgentId }),
    ...(fact.quickRepliesOf && { agentId: fact.quickRepliesOf }),
    ...(fact.gap && { gap: fact.gap }),
  };
}
