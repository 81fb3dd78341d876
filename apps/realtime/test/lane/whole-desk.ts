import type { AccountId } from "@jieru/shared/domain/ids";
import type pg from "pg";
import { transaction } from "../../src/database/transaction.ts";
import type { Row } from "../../src/desk/codec.ts";
import type { Desk } from "../../src/desk/desk.ts";
import { conversationCodec, sessionCodec } from "../../src/desk/stored-fields.ts";
import { listBoundAgents } from "../../src/lane/bound-agents.ts";
import { listConductRules } from "../../src/lane/conduct-rules.ts";
import { listKeywordReplies } from "../../src/lane/keyword-replies.ts";
import * as rows from "../../src/lane/rows.ts";

const byId = <K, T extends { id: K }>(items: T[]): Map<T["id"], T> => new Map(items.map((x) => [x.id, x]));

/** Loads a whole account; only for accounts as small as a test's. */
export const readWholeDesk = (pool: pg.Pool, accountId: AccountId): Promise<Desk> =>
  transaction(
    pool,
    async (client) => {
      const all = async <R extends pg.QueryResultRow>(
        table: string,
        where = "account_id",
        columns = "*",
      ): Promise<R[]> =>
        (await client.query<R>(`select ${columns} from ${table} where ${where} = $1`, [accountId])).rows;
      const [account] = await all<rows.AccountRow>("accounts", "id");
      if (!account) throw new Error("no such account");
      const outbox = (await all<rows.DispatchRow>("outbox")).map(rows.dispatchOf);
      return {
        seq: account.head_seq,
        account: rows.accountOf(account),
        conductRules: await listConductRules(client, accountId),
        keywordReplies: await listKeywordReplies(client, accountId),
        agents: byId(await listBoundAgents(client, accountId)),
        conversations: byId(
          (await all<Row>("conversations", `account_id`, `*, ${rows.unfinishedReplies}`)).map(
            conversationCodec.recordOf,
          ),
        ),
        sessions: byId((await all<Row>("sessions")).map(sessionCodec.recordOf)),
        messages: byId((await all<rows.MessageRow>("messages")).map(rows.messageOf)),
        outbox: new Map(outbox.map((d) => [d.messageId, d])),
        unprompted: new Map(),
        waitingCount: account.waiting_count,
        queueLoadedUntil: "all",
      };
    },
    "snapshot",
  );
