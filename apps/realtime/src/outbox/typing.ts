import type { ConversationId } from "@jieru/shared/domain/ids";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { WechatClients } from "../accounts/wechat-clients.ts";
import type { PresentAgent } from "../feed/presence-leases.ts";

/** WeChat shows "typing" for 15 s, or until something is sent, and accepts no second one meanwhile. */
const againAfterMs = 15_000;
const maxRemembered = 10_000;

interface TypingOptions {
  pool: Pool;
  clients: WechatClients;
  log: Logger;
}

/** The customer's openid, if the agent currently owns their session. */
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
  /** A reply was sent: if the agent goes on typing, WeChat is told again. */
  ended(conversationId: ConversationId): void;
}

/** Shows the customer that their agent is typing. Best effort: it never delays or fails anything else. */
export function createTyping({ pool, clients, log }: TypingOptions): Typing {
  const shownAt = new Map<ConversationId, number>();

  const show = async (agent: PresentAgent, conversationId: ConversationId, on: boolean): Promise<void> => {
    const openid = await findTypedTo(pool, agent, conversationId);
    if (openid) await (await clients.of(agent.accountId)).typing(openid, on);
  };

  return {
    tell(agent, conversationId, on) {
      const recently =
        performance.now() - (shownAt.get(conversationId) ?? Number.NEGATIVE_INFINITY) < againAfterMs;
      if (on && recently) return;
      if (shownAt.size > maxRemembered) shownAt.clear();
      if (on) shownAt.set(conversationId, performance.now());
      else shownAt.delete(conversationId);
      show(agent, conversationId, on).catch((error: Error) =>
        log.debug({ err: error }, "typing was not shown"),
      );
    },
    ended: (conversationId) => void shownAt.delete(conversationId),
  };
}
