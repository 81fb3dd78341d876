import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { customerName, tailOf } from "../session/customer-name.ts";
import { listGroups } from "../session/lists.ts";
import { lastLine } from "../session/session-labels.ts";
import type { Entry } from "./entry.ts";

/** Returns own sessions, then waiting, then recently ended ones. Each customer appears once. */
function sessionsOf(desk: Snapshot, ended: readonly Session[]): Session[] {
  const listed = (["active", "inactive", "waiting", "ended"] as const).flatMap((tab) =>
    listGroups(tab, desk, { ended, now: desk.now }).flatMap((group) => group.sessions),
  );
  const others = desk.sessions.filter((s) => s.ownerId !== desk.me.id);
  const seen = new Set<string>();
  return [...listed, ...others].filter(
    (s) => !seen.has(s.conversationId) && seen.add(s.conversationId) !== undefined,
  );
}

export const sessionEntries = (
  desk: Snapshot,
  ended: readonly Session[],
  open: (session: Session) => void,
): Entry[] =>
  sessionsOf(desk, ended).map((session) => {
    const { customer, state, id } = session;
    const hint = lastLine(session, desk.me.id);
    return {
      id,
      group: "sessions",
      title: customerName(customer),
      // Customers without a remark share a word in their name, so it is not searched.
      name: customer.remark ?? tailOf(customer.openid),
      hint,
      words: [customer.openid, ...customer.tags, hint, ...(session.source ? [session.source] : [])],
      customer,
      state,
      run: () => open(session),
    };
  });
