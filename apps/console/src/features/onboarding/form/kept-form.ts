/** [MA10] What this tab stores of a connection that is being created: nothing secret. By agent. */
import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { ConnectBody } from "@jieru/shared/protocol/connection";
import { recall, remember } from "../../../data/feed/tab-memory.ts";

const open = ["name", "appId", "originalId", "mode", "format", "replyPreset"] as const;

type Kept = { filled: Partial<Pick<ConnectBody, (typeof open)[number]>> } | { made: AccountId };

const name = (agentId: AgentId): string => `connect.1.${agentId}`;

export const keptForm = (agentId: AgentId): Kept | null => recall(name(agentId));

export const forgetForm = (agentId: AgentId): void => remember(name(agentId), null);

/** The account is saved: from here on, the server knows its progress. */
export const keepMade = (agentId: AgentId, made: AccountId): void => remember(name(agentId), { made });

export const keepFilled = (agentId: AgentId, values: ConnectBody): void =>
  remember(name(agentId), { filled: Object.fromEntries(open.map((field) => [field, values[field]])) });
