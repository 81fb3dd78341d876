import type { AgentId } from "@jieru/shared/domain/ids";
import type { ClientBase } from "pg";
import { recordAudit } from "../audit/record-audit.ts";
import type { Context } from "../base/context.ts";
import type { Lanes } from "../lane/lane.ts";
import { runOrRefuse } from "../lane/run-or-refuse.ts";
import { type QuickReplyList, scopeOf } from "./quick-replies.ts";

export interface QuickReplyHouse {
  context: Pick<Context, "pool" | "clock" | "newId">;
  lanes: Lanes;
}

export interface Change<T> {
  list: QuickReplyList;
  by: AgentId;
  ip: string;
  /** The action and its object for the audit log. */
  about: (written: T) => string;
  /** Writes the rows. Throws `Refused` to roll everything back. */
  write(client: ClientBase): Promise<T>;
}

/**
 * [QR2] Writes the rows, the event for every console, and the audit record of a team change in one transaction of the
 * lane. The lane's lock also prevents two changes from counting or ordering concurrently.
 */
export async function changeQuickReplies<T>(house: QuickReplyHouse, change: Change<T>): Promise<T> {
  const { list, by, ip, about, write } = change;
  let written: { value: T } | null = null;
  await runOrRefuse(house.lanes, list.accountId, {
    command: { do: "change_quick_replies", agentId: by, scope: scopeOf(list) },
    async sideEffect(client, did) {
      if (!did.ok) return;
      const value = await write(client);
      written = { value };
      if (list.ownerId) return;
      const entry = { what: "quick_replies_changed", accountId: list.accountId, agentId: by } as const;
      await recordAudit(client, { ...entry, about: about(value), ip, at: house.context.clock.now() });
    },
  });
  if (!written) throw new Error("a change of quick replies was not written");
  return (written as { value: T }).value;
}
