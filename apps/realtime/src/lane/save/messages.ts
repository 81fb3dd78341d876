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
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::jsonb[],
            $9::text[], $10::text[], $11::int[], $12::jsonb[], $13::text[], $14::bigint[])`,
  values: [
    fresh.map(() => accountId),
    fresh.map((f) => f.id),
    fresh.map((f) => f.conversationId),
    fresh.map((f) => f.sessionId),
    fresh.map((f) => f.seq),
    fresh.map((f) => f.at),
    fresh.map((f) => f.direction),
    fresh.map(contentOf),
    fresh.map((f) => f.agentId),
    fresh.map((f) => f.clientMessageId),
    fresh.map((f) => f.epoch),
    fresh.map(deliveryIn),
    fresh.map((f) => f.resendOf),
    fresh.map((f) => f.lateMs),
  ],
});

const update = (known: readonly DeskMessage[]): QueryConfig => ({
  name: "update_messages",
  text: `update messages m set content = x.content, delivery = x.delivery
       from unnest($1::text[], $2::jsonb[], $3::jsonb[]) as x(id, content, delivery) where m.id = x.id`,
  values: [known.map((m) => m.id), known.map(contentOf), known.map(deliveryIn)],
});
