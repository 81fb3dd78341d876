import type { AgentId } from "@jieru/shared/domain/ids";
import { recordAudit } from "../audit/record-audit.ts";
import type { Context } from "../base/context.ts";
import { Refused } from "../base/refused.ts";
import type { Lanes } from "../lane/lane.ts";
import { runOrRefuse } from "../lane/run-or-refuse.ts";
import { findInvitation, isBoundBy, noteFull, redeemInvitation } from "../sign-in/invitations.ts";

export interface Acceptance {
  token: string;
  agentId: AgentId;
  name: string;
  ip: string;
}

const invalid = () => new Refused({ refusal: "invitation_invalid" });

/** [AG1] [SI4] Binds the agent and redeems the invitation in one transaction. Throws `Refused` without effect. */
export async function acceptInvitation(
  { pool, clock }: Pick<Context, "pool" | "clock">,
  lanes: Lanes,
  { token, agentId, name, ip }: Acceptance,
): Promise<void> {
  const invitation = await findInvitation(pool, token, clock.now());
  if (!invitation)
    throw (await isBoundBy(pool, token, agentId)) ? new Refused({ refusal: "already_bound" }) : invalid();
  const { accountId, role } = invitation;
  await runOrRefuse(lanes, accountId, {
    command: { do: "bind_agent", agentId, name, role },
    async sideEffect(client, did) {
      const at = clock.now();
      if (!did.ok) {
        if (did.refusal.refusal === "agent_limit_reached") await noteFull(client, token, at);
        return;
      }
      if (!(await redeemInvitation(client, token, agentId, at))) throw invalid();
      await recordAudit(client, { what: "invitation_used", accountId, agentId, about: role, ip, at });
    },
  });
}
