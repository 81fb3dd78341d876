import type { AgentId } from "@jieru/shared/domain/ids";
import type { ClientBase } from "pg";
import { recordAudit } from "../audit/record-audit.ts";
import type { Context } from "../base/context.ts";
import type { Lanes } from "../lane/lane.ts";
import { runOrRefuse } from "../lane/run-or-refuse.ts";
import { type QuickReplyList, scopeOf } from "./quick-replies.ts";

export interface QuickReplyDeps {
  context: Pick<Context, "pool" | "clock" | "newId">;
  lanes: Lanes;
}

export interface Change<T> {
  list: QuickReplyList;
  by: AgentId;
  ip: string;
  about: (written: T) => string;
  /** Throws `Refused` to roll everything back. */
  write(client: ClientBase): Promise<T>;
}

/** [QR2] Writes rows, event and audit record in one transaction. The lane's lock prevents concurrent changes. */
export async function changeQuickReplies<T>(deps: QuickReplyDeps, change: Change<T>): Promise<T> {
  const { list, by, ip, about, write } = change;
  let written: { value: T } | null = null;
  await runOrRefuse(deps.lanes, list.accountId, {
    command: { do: "change_quick_replies", agentId: by, scope: scopeOf(list) },
    async sideEffect(client, did) {
      if (!did.ok) return;
      const value = await write(client);
      written = { value };
      if (list.ownerId) return;
      const entry = { what: "quick_replies_changed", accountId: list.accountId, agentId: by } as const;
      await recordAudit(client, { ...entry, about: about(value), ip, at: deps.context.clock.now() });
    },
  });
  if (!written) throw new Error("a change of quick replies was not written");
  return (written as { value: T }).value;
}
