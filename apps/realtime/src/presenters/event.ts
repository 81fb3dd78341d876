import type { Event } from "@jieru/shared/domain/snapshot";
import { type Desk, type DeskSession, viewSession } from "../desk/desk.ts";
import type { Fact } from "../desk/fact.ts";
import { presentAgent } from "./agent.ts";
import { presentMessage } from "./message.ts";

/**
 * A fact as it stands in the log: what it changed, whole. Who may see what of it is decided when it is read. `desk` is the
 * account right after the fact.
 */
export function presentFact(desk: Desk, fact: Fact): Event {
  const { seq, at } = fact;
  const shown = (s: DeskSession | undefined) => s && viewSession(desk, s);
  switch (fact.type) {
    case "session_picked_up":
    case "session_reactivated":
    case "session_transferred":
    case "session_taken_over":
    case "session_turned_inactive":
    case "session_waits_again":
    case "session_ended":
    case "session_reopened":
      return {
        seq,
        type: fact.type,
        at,
        session: viewSession(desk, fact.session),
        message: presentMessage(fact.message),
        agents: fact.agents?.map(presentAgent),
      };
    case "customer_entered":
    case "customer_message_received":
    case "customer_handed_over":
    case "reply_queued":
    case "delivery_changed":
    case "media_changed":
    case "note_added":
    case "session_wrapped_up":
    case "session_rated":
    case "customer_blocked":
    case "customer_unblocked":
      return {
        seq,
        type: fact.type,
        at,
        session: shown(fact.session),
        message: fact.message && presentMessage(fact.message),
      };
    case "session_opened":
    case "place_changed":
    case "rating_request_dropped":
    case "messages_read":
    case "reminder_set":
    case "reminder_removed":
    case "reminder_due":
    case "remark_changed":
    case "mention_seen":
    case "tags_changed":
    case "attributes_changed":
    case "words_expired":
      return { seq, type: fact.type, at, session: shown(fact.session) };
    case "customer_erased":
      return {
        seq,
        type: fact.type,
        at,
        session: shown(fact.session),
        agents: fact.agents?.map(presentAgent),
      };
    case "agent_status_changed":
    case "agent_pickup_changed":
    case "agent_bound":
    case "agent_role_changed":
    case "agent_renamed":
      return { seq, type: fact.type, at, agents: fact.agents.map(presentAgent) };
    case "agent_unbound":
      return { seq, type: fact.type, at, agentId: fact.removedAgentId };
    case "quick_replies_changed":
      return { seq, type: fact.type, at, agentId: fact.quickRepliesOf };
    case "account_changed":
    case "credentials_refused":
    case "credentials_accepted":
    case "pushes_ceased":
    case "pushes_came_back":
      return { seq, type: fact.type, at, account: fact.account };
    case "keyword_replies_changed":
    case "conduct_rules_changed":
      return { seq, type: fact.type, at };
    case "pushes_missed":
      return { seq, type: fact.type, at, gap: fact.gap };
  }
}
