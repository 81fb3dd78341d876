import { randomUUID } from "node:crypto";
import type { Command } from "@jieru/realtime/desk/command";
import { ensurePerson } from "@jieru/realtime/sign-in/people";
import type { RunningServer } from "@jieru/realtime/start";
import type {
  AccountId,
  AgentId,
  ClientMessageId,
  ConversationId,
  SessionId,
} from "@jieru/shared/domain/ids";
import { endUndoAcceptedMs } from "@jieru/shared/domain/session";
import type { SimulatorClock } from "@jieru/simulator/clock";
import type { Simulator } from "@jieru/simulator/simulator";
import { demoAccount, demoCustomers, demoPeople } from "./demo.ts";

interface Shop {
  server: Pick<RunningServer, "app" | "context">;
  simulator: Pick<Simulator, "pushText">;
  clock: Pick<SimulatorClock, "advance">;
  accountId: AccountId;
}

interface Served {
  agentId: AgentId;
  sessionId: SessionId;
  conversationId: ConversationId;
}

const dayMs = 24 * 3_600_000;
const [, , { openid }] = demoCustomers;
const newId = () => randomUUID() as ClientMessageId;

/**
 * [SU12] Creates an ended session with a topic and a rating, and an active session with a note, mentions and
 * a reminder. The agent is the last demo person, so that other people still see the first steps (FM1).
 */
export async function tellStory(shop: Shop): Promise<void> {
  const [admin, supervisor, , agentId] = await Promise.all(
    demoPeople.map(async ({ name, unionid }) => {
      const { id } = await ensurePerson(shop.server.context, { wechatId: unionid, name });
      return id;
    }),
  );
  if (!admin || !supervisor || !agentId) return;
  await lastTime(shop, agentId);
  await nowAgain(shop, agentId, [supervisor, admin]);
}

const run = ({ server, accountId }: Shop, command: Command) => server.app.lanes.run(accountId, command);

async function lastTime(shop: Shop, agentId: AgentId): Promise<void> {
  const { sessionId } = await served(shop, agentId, "上次订的建盏碎了一只，能补吗");
  const replyId = await reply(shop, { agentId, sessionId }, "非常抱歉，今天就给您补一只新的。");
  const topic = replyId.ok && replyId.desk.account.topics?.find(({ name }) => name === "破损补发");
  const wrapUp = topic ? { wrapUp: { topicId: topic.id, line: "一只建盏" } } : {};
  await run(shop, { do: "end", agentId, sessionId, ...wrapUp });
  // [CR2] The rating question leaves once the end cannot be undone any more.
  shop.clock.advance(endUndoAcceptedMs);
  await run(shop, { do: "look_at_session", sessionId });
  await run(shop, { do: "rate", sessionId, said: { score: 5, comment: "处理得很快" } });
}

async function nowAgain(shop: Shop, agentId: AgentId, mentions: AgentId[]): Promise<void> {
  const session = await served(shop, agentId, "补的那只收到了。同款还要 200 只，月底前能备齐吗");
  await reply(shop, session, "谢谢陈老板。我问一下仓库，明天上午答复您。");
  const note = "@白露 @高远 200 只要从工厂调，可以走批发价吗";
  await run(shop, { do: "add_note", ...session, clientMessageId: newId(), note, mentions });
  const at = shop.server.context.clock.now() + dayMs;
  const { sessionId } = session;
  await run(shop, {
    do: "set_reminder",
    agentId,
    sessionId,
    reminder: { at, text: "答复 200 只建盏的货期" },
  });
}

async function served(shop: Shop, agentId: AgentId, text: string): Promise<Served> {
  await shop.simulator.pushText(demoAccount.appId, openid, text);
  const { rows } = await shop.server.context.pool.query<Omit<Served, "agentId">>(
    `select s.id as "sessionId", s.conversation_id as "conversationId"
       from sessions s join conversations c on c.id = s.conversation_id
      where s.account_id = $1 and c.openid = $2 and s.state = 'waiting'`,
    [shop.accountId, openid],
  );
  if (!rows[0]) throw new Error("the demo's customer does not wait");
  const { sessionId } = rows[0];
  await run(shop, { do: "pick_up", agentId, sessionId });
  return { agentId, ...rows[0] };
}

function reply(shop: Shop, { agentId, sessionId }: Pick<Served, "agentId" | "sessionId">, text: string) {
  const content = { type: "text", text } as const;
  const clientMessageId = newId();
  return run(shop, { do: "reply", agentId, sessionId, clientMessageId, content, resendOf: null, seen: null });
}
