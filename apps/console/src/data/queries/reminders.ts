import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { SaidReminder } from "@jieru/shared/protocol/reminders";
import { request } from "../http/http.ts";
import type { Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import { act, becomingMine } from "../optimistic/actions.ts";
import { reminded } from "../optimistic/patches.ts";

/** [RM2] Sets a reminder; null removes it. */
export function setReminder(
  accountId: AccountId,
  id: SessionId,
  by: AgentId,
  reminder: SaidReminder | null,
): Promise<Outcome<{ session: Session }>> {
  const patch = reminded(id, reminder && { ...reminder, by, due: false });
  return act({ accountId, target: id, action: "remind", patch }, async () => {
    await becomingMine(id);
    return request<{ session: Session }>("PUT", paths.ofSession(id, "reminder"), { body: { reminder } });
  });
}
