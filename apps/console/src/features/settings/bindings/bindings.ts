import type { Agent, Role } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Binding } from "@jieru/shared/protocol/http";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow, request } from "../../../data/http/http.ts";
import { isRefusedAs, type Outcome } from "../../../data/http/outcome.ts";
import { paths } from "../../../data/http/paths.ts";
import { keys } from "../../../data/keys.ts";
import { act } from "../../../data/optimistic/actions.ts";
import { agentChanged, agentGone } from "../../../data/optimistic/patches.ts";
import { putAgent } from "../../../data/queries/agents.ts";

export const bindingsQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("bindings", accountId),
    queryFn: async ({ signal }): Promise<Binding[]> =>
      (await readOrThrow<{ bindings: Binding[] }>(paths.bindings(accountId), signal)).bindings,
    staleTime: 0,
  });

export const changeRole = (
  accountId: AccountId,
  agentId: AgentId,
  role: Role,
): Promise<Outcome<{ agent: Agent }>> =>
  act({ accountId, target: agentId, action: "role", patch: agentChanged(agentId, { role }) }, () =>
    request("PATCH", paths.binding(accountId, agentId), { body: { role } }),
  );

export const setPickupOf = (
  accountId: AccountId,
  agentId: AgentId,
  pickup: Pick<Agent, "auto" | "capacity">,
): Promise<Outcome<{ agent: Agent }>> =>
  act({ accountId, target: agentId, action: "pickup", patch: agentChanged(agentId, pickup) }, () =>
    putAgent(paths.bindingPickup(accountId, agentId), pickup),
  );

/** Treats an agent already unbound as success, so that no refusal appears when the agent is bound again. */
const goneAlready = (outcome: Outcome<void>): Outcome<void> =>
  isRefusedAs(outcome, "agent_not_found") ? { ok: true, value: undefined } : outcome;

export const unbind = (accountId: AccountId, agentId: AgentId): Promise<Outcome<void>> =>
  act({ accountId, target: agentId, action: "unbind", patch: agentGone(agentId) }, async () =>
    goneAlready(await request("DELETE", paths.binding(accountId, agentId))),
  );
