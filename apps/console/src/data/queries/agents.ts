import type { Agent, Status } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { serverNow } from "../../lib/time/server-clock.ts";
import { request } from "../http/http.ts";
import type { Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import { act } from "../optimistic/actions.ts";
import { agentChanged, meChanged } from "../optimistic/patches.ts";
import { createSerializer } from "./serializer.ts";

type Answer = Promise<Outcome<{ agent: Agent }>>;

const serialize = createSerializer();

export const putAgent = (path: string, body: object): Answer =>
  serialize(() => request<{ agent: Agent }>("PUT", path, { body }));

export const setStatus = (accountId: AccountId, meId: AgentId, status: Status): Answer =>
  act({ accountId, target: meId, action: "status", patch: meChanged({ status }) }, () =>
    putAgent(paths.status(accountId), { status }),
  );

export const setPickup = (
  accountId: AccountId,
  meId: AgentId,
  pickup: Pick<Agent, "auto" | "capacity">,
): Answer =>
  act({ accountId, target: meId, action: "pickup", patch: meChanged(pickup) }, () =>
    putAgent(paths.pickup(accountId), pickup),
  );

export const setAgentStatus = (accountId: AccountId, agentId: AgentId, status: Status): Answer =>
  act(
    {
      accountId,
      target: agentId,
      action: "status",
      patch: agentChanged(agentId, { status }, { statusSince: serverNow() }),
    },
    () => putAgent(paths.agentStatus(accountId, agentId), { status }),
  );
