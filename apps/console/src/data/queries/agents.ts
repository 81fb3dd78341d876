import type { Agent, Status } from "@jieru/shared/domain/agent";
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { serverNow } from "../../lib/time/server-clock.ts";
import { request } from "../http/http.ts";
import type { Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import { act } from "../optimistic/actions.ts";
import { agentChanged, meChanged } from "../optimistic/overlay.ts";
import { createTurn } from "./in-turn.ts";

type Answer = Promise<Outcome<{ agent: Agent }>>;

const inTurn = createTurn();

/** How an agent stands and what they take. */
export const putAgent = (path: string, body: object): Answer =>
  inTurn(() => request<{ agent: Agent }>("PUT", path, { body }));

/** [AG2] My own status. */
export const setStatus = (accountId: AccountId, meId: AgentId, status: Status): Answer =>
  act({ accountId, target: meId, action: "status", overlay: meChanged({ status }) }, () =>
    putAgent(paths.status(accountId), { status }),
  );

/** [DI1] Whether waiting sessions come by themselves, and how many at most. */
export const setPickup = (
  accountId: AccountId,
  meId: AgentId,
  pickup: Pick<Agent, "auto" | "capacity">,
): Answer =>
  act({ accountId, target: meId, action: "pickup", overlay: meChanged(pickup) }, () =>
    putAgent(paths.pickup(accountId), pickup),
  );

/** [AG5] Another agent's status, by a supervisor. */
export const setAgentStatus = (accountId: AccountId, agentId: AgentId, status: Status): Answer =>
  act(
    {
      accountId,
      target: agentId,
      action: "status",
      overlay: agentChanged(agentId, { status }, { statusSince: serverNow() }),
    },
    () => putAgent(paths.agentStatus(accountId, agentId), { status }),
  );
