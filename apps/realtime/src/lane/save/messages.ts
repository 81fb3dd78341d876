import type { AccountId } from "@jieru/shared/domain/ids";
import type { Statement } from "../../database/burst.ts";
import { bigints, integers, jsonbs, texts } from "../../database/columns.ts";
import { storedDelivery } from "../../database/rows.ts";
import type { DeskMessage } from "../../desk/desk.ts";
import type { Change } from "./step.ts";

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

/** New ones are inserted; of others, what a delivery or an image has come to is written. */
export function saveMessages(all: readonly Change[]): Statement[] {
  const fresh: NewMessage[] = [];
  const known: DeskMessage[] = [];
  for (const { before, changes } of all)
    for (const message of changes.messages) {
      if (before.messages.has(message.id)) known.push(message);
      else fresh.push({ accountId: before.account.id, message });
    }
  return [...(fresh.length > 0 ? [insert(fresh)] : []), ...(known.length > 0 ? [update(known)] : [])];
}

interface NewMessage {
  accountId: AccountId;
  message: DeskMessage;
}

const insert = (fresh: readonly NewMessage[]): Statement => ({
  name: "insert_messages",
  text: `insert into messages (account_id, id, conversation_id, session_id, seq, at, direction, content, agent_id,
            client_message_id, epoch, delivery, resend_of, late_ms)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::jsonb[],
            $9::text[], $10::text[], $11::int[], $12::jsonb[], $13::text[], $14::bigint[])`,
  values: [
    texts(fresh.map((f) => f.accountId)),
    texts(fresh.map((f) => f.message.id)),
    texts(fresh.map((f) => f.message.conversationId)),
    texts(fresh.map((f) => f.message.sessionId)),
    bigints(fresh.map((f) => f.message.seq)),
    bigints(fresh.map((f) => f.message.at)),
    texts(fresh.map((f) => f.message.direction)),
    jsonbs(fresh.map((f) => contentOf(f.message))),
    texts(fresh.map((f) => f.message.agentId)),
    texts(fresh.map((f) => f.message.clientMessageId)),
    integers(fresh.map((f) => f.message.epoch)),
    jsonbs(fresh.map((f) => deliveryIn(f.message))),
    texts(fresh.map((f) => f.message.resendOf)),
    bigints(fresh.map((f) => f.message.lateMs)),
  ],
});

const update = (known: readonly DeskMessage[]): Statement => ({
  name: "update_messages",
  text: `update messages m set content = x.content, delivery = x.delivery
       from unnest($1::text[], $2::jsonb[], $3::jsonb[]) as x(id, content, delivery) where m.id = x.id`,
  values: [texts(known.map((m) => m.id)), jsonbs(known.map(contentOf)), jsonbs(known.map(deliveryIn))],
});
