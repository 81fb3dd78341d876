import type { AccountId } from "@jieru/shared/domain/ids";
import type { ClientBase } from "pg";
import type { DeskMessage } from "../../desk/desk.ts";

const contentOf = (m: DeskMessage): object => {
  switch (m.type) {
    case "text":
      return { type: m.type, text: m.text };
    case "image":
      return { type: m.type, image: m.image };
    case "miniprogrampage":
      return { type: m.type, card: m.card };
    case "link":
      return { type: m.type, link: m.link };
    case "unsupported":
      return { type: m.type, unsupported: m.unsupported };
    case "note":
      return { type: m.type, note: m.note };
    case "notice":
      return { type: m.type, notice: m.notice };
  }
};

export async function saveMessages(
  client: ClientBase,
  accountId: AccountId,
  changed: DeskMessage[],
): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map((m) => ({
    id: m.id,
    conversation_id: m.conversationId,
    session_id: m.sessionId,
    seq: m.seq,
    at: m.at,
    direction: m.direction,
    content: contentOf(m),
    agent_id: m.agentId,
    client_message_id: m.clientMessageId,
    epoch: m.epoch,
    delivery: m.delivery,
    resend_of: m.resendOf,
    late_ms: m.lateMs,
  }));
  await client.query({
    name: "save_messages",
    text: `insert into messages (account_id, id, conversation_id, session_id, seq, at, direction, content, agent_id,
            client_message_id, epoch, delivery, resend_of, late_ms)
     select $1, * from json_to_recordset($2) as x(id text, conversation_id text, session_id text, seq bigint, at bigint,
            direction text, content jsonb, agent_id text, client_message_id text, epoch int, delivery jsonb,
            resend_of text, late_ms bigint)
     on conflict (id) do update set content = excluded.content, delivery = excluded.delivery`,
    values: [accountId, JSON.stringify(rows)],
  });
}
