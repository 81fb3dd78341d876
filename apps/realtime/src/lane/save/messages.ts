import type { AccountId } from "@jieru/shared/domain/ids";
import type { QueryConfig } from "pg";
import type { Desk, DeskMessage } from "../../desk/desk.ts";
import { storedDelivery } from "../rows.ts";

const contentOf = (m: DeskMessage): object => {
  switch (m.type) {
    case "text":
      return { type: m.type, text: m.text, ...(m.keywordReply && { keywordReply: m.keywordReply }) };
    case "image":
      return { type: m.type, image: m.image };
    case "miniprogrampage":
      return { type: m.type, card: m.card };
    case "link":
      return { type: m.type, link: m.link };
    case "unsupported":
      return { type: m.type, unsupported: m.unsupported };
    case "note":
      return { type: m.type, note: m.note, ...(m.to && { to: m.to }) };
    case "notice":
      return { type: m.type, notice: m.notice };
  }
};

const deliveryIn = ({ delivery }: DeskMessage): object | null => delivery && storedDelivery(delivery);

/** Inserts new messages; of others the state of the delivery or of the image is updated. */
export function saveMessages(before: Desk, changed: readonly DeskMessage[]): QueryConfig[] {
  const known = changed.filter((m) => before.messages.has(m.id));
  const fresh = changed.filter((m) => !before.messages.has(m.id));
  return [
    ...(fresh.length > 0 ? [insert(before.account.id, fresh)] : []),
    ...(known.length > 0 ? [update(known)] : []),
  ];
}

const insert = (accountId: AccountId, fresh: readonly DeskMessage[]): QueryConfig => ({
  name: "insert_messages",
  text: `insert into messages (account_id, id, conversation_id, session_id, seq, at, direction, content, agent_id,
            client_message_id, epoch, delivery, resend_of, late_ms)
     select $1, * from json_to_recordset($2) as x(id text, conversation_id text, session_id text, seq bigint, at bigint,
            direction text, content jsonb, agent_id text, client_message_id text, epoch int, delivery jsonb, resend_of text,
            late_ms bigint)`,
  values: [accountId, JSON.stringify(fresh.map(rowOf))],
});

const rowOf = (m: DeskMessage): object => ({
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
  delivery: deliveryIn(m),
  resend_of: m.resendOf,
  late_ms: m.lateMs,
});

const update = (known: readonly DeskMessage[]): QueryConfig => ({
  name: "update_messages",
  text: `update messages m set content = x.content, delivery = x.delivery
       from json_to_recordset($1) as x(id text, content jsonb, delivery jsonb) where m.id = x.id`,
  values: [JSON.stringify(known.map((m) => ({ id: m.id, content: contentOf(m), delivery: deliveryIn(m) })))],
});
