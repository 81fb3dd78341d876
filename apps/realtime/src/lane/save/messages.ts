import type { AccountId } from "@jieru/shared/domain/ids";
import type { Statement } from "../../database/burst.ts";
import { bigints, integers, jsonbs, texts } from "../../database/columns.ts";
import type { Desk, DeskMessage } from "../../desk/desk.ts";

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

/** New ones are inserted; of others, what a delivery or an image has come to is written. */
export function saveMessages(before: Desk, changed: readonly DeskMessage[]): Statement[] {
  const known = changed.filter((m) => before.messages.has(m.id));
  const fresh = known.length === 0 ? changed : changed.filter((m) => !before.messages.has(m.id));
  return [
    ...(fresh.length > 0 ? [insert(before.account.id, fresh)] : []),
    ...(known.length > 0 ? [update(known)] : []),
  ];
}

const insert = (accountId: AccountId, fresh: readonly DeskMessage[]): Statement => ({
  name: "insert_messages",
  text: `insert into messages (account_id, id, conversation_id, session_id, seq, at, direction, content, agent_id,
            client_message_id, epoch, delivery, resend_of, late_ms)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::jsonb[],
            $9::text[], $10::text[], $11::int[], $12::jsonb[], $13::text[], $14::bigint[])`,
  values: [
    accountId,
    texts(fresh.map((m) => m.id)),
    texts(fresh.map((m) => m.conversationId)),
    texts(fresh.map((m) => m.sessionId)),
    bigints(fresh.map((m) => m.seq)),
    bigints(fresh.map((m) => m.at)),
    texts(fresh.map((m) => m.direction)),
    jsonbs(fresh.map(contentOf)),
    texts(fresh.map((m) => m.agentId)),
    texts(fresh.map((m) => m.clientMessageId)),
    integers(fresh.map((m) => m.epoch)),
    jsonbs(fresh.map((m) => m.delivery)),
    texts(fresh.map((m) => m.resendOf)),
    bigints(fresh.map((m) => m.lateMs)),
  ],
});

const update = (known: readonly DeskMessage[]): Statement => ({
  name: "update_messages",
  text: `update messages m set content = x.content, delivery = x.delivery
       from unnest($1::text[], $2::jsonb[], $3::jsonb[]) as x(id, content, delivery) where m.id = x.id`,
  values: [texts(known.map((m) => m.id)), jsonbs(known.map(contentOf)), jsonbs(known.map((m) => m.delivery))],
});
