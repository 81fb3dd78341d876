import type { AgentId, ConversationId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { WechatClients } from "../accounts/connection/wechat-clients.ts";
import type { Clock } from "../base/context.ts";
import type { PresentAgent } from "../feed/presence-leases.ts";
import { Windows } from "../http/rate-windows.ts";

/** WeChat shows "typing" for 15 s and accepts no second one meanwhile. */
const againAfterMs = 15_000;
const maxRemembered = 10_000;
const signalsPerMinute = 60;
const minuteMs = 60_000;

interface TypingOptions {
  pool: Pool;
  clients: WechatClients;
  log: Logger;
  clock: Clock;
}

/** The agent who typed last, even without the right to reply. */
interface Shown {
  at: number;
  agentId: AgentId;
}

async function findTypedTo(
  pool: Pool,
  agent: PresentAgent,
  conversationId: ConversationId,
): Promise<string | null> {
  const { rows } = await pool.query<{ openid: string }>(
    `select c.openid from sessions s join conversations c on c.id = s.conversation_id
      where s.conversation_id = $1 and s.account_id = $2 and s.owner_id = $3 and s.state = 'active'
        and c.allowance_left > 0`,
    [conversationId, agent.accountId, agent.agentId],
  );
  return rows[0]?.openid ?? null;
}

export interface Typing {
  tell(agent: PresentAgent, conversationId: ConversationId, on: boolean): void;
  ended(conversationId: ConversationId): void;
}

/** Creates the typing indicator for customers. Best effort. */
export function createTyping({ pool, clients, log, clock }: TypingOptions): Typing {
  const shown = new Map<ConversationId, Shown>();
  const signals = new Windows(clock);

  const show = async (agent: PresentAgent, conversationId: ConversationId, on: boolean): Promise<void> => {
    const openid = await findTypedTo(pool, agent, conversationId);
    if (openid) await (await clients.of(agent.accountId)).typing(openid, on);
  };

  return {
    tell(agent, conversationId, on) {
      const last = shown.get(conversationId);
      const isTheirs = last?.agentId === agent.agentId;
      if (on && isTheirs && performance.now() - last.at < againAfterMs) return;
      const { current } = signals.count(`${agent.accountId}/${agent.agentId}`, minuteMs);
      if (current > signalsPerMinute) return;
      if (shown.size > maxRemembered) shown.clear();
      if (on) shown.set(conversationId, { at: performance.now(), agentId: agent.agentId });
      else if (isTheirs) shown.delete(conversationId);
      show(agent, conversationId, on).catch((error: Error) =>
        log.debug({ err: error }, "typing was not shown"),
      );
    },
    ended: (conversationId) => void shown.delete(conversationId),
  };
}
