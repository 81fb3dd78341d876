import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { FastifyRequest } from "fastify";

export interface ChangeBy {
  accountId: AccountId;
  agentId: AgentId;
  ip: string;
}

export const changeBy = (
  accountId: AccountId,
  { principal: { agentId }, ip }: Pick<FastifyRequest, "principal" | "ip">,
): ChangeBy => ({ accountId, agentId, ip });
