/** [MA10] Stores an unfinished connection in this tab, by agent, without secrets. */
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { ConnectBody } from "@jieru/shared/protocol/connection";
import { recall, remember } from "../../../data/feed/tab-memory.ts";

const open = ["name", "appId", "originalId", "mode", "format", "replyPreset"] as const;

type Kept = { filled: Partial<Pick<ConnectBody, (typeof open)[number]>> } | { made: AccountId };

const name = (agentId: AgentId): string => `connect.1.${agentId}`;

export const storedForm = (agentId: AgentId): Kept | null => recall(name(agentId));

export const forgetForm = (agentId: AgentId): void => remember(name(agentId), null);

export const storeAccount = (agentId: AgentId, made: AccountId): void => remember(name(agentId), { made });

export const storeFields = (agentId: AgentId, values: ConnectBody): void =>
  remember(name(agentId), { filled: Object.fromEntries(open.map((field) => [field, values[field]])) });
