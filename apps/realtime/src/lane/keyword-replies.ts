import type { AccountId, KeywordReplyId } from "@jieru/shared/domain/ids";
import type { Keyword, KeywordReply } from "@jieru/shared/domain/keyword-reply";
import type { ClientBase, Pool } from "pg";

interface KeywordReplyRow {
  id: KeywordReplyId;
  name: string;
  keywords: Keyword[];
  text: string;
  is_on: boolean;
}

export async function listKeywordReplies(
  db: ClientBase | Pool,
  accountId: AccountId,
): Promise<KeywordReply[]> {
  const { rows } = await db.query<KeywordReplyRow>(
    `select id, name, keywords, text, is_on from keyword_replies where account_id = $1 order by position`,
    [accountId],
  );
  return rows.map(({ id, name, keywords, text, is_on }) => ({
    id,
    name,
    keywords: keywords.map(keywordOf),
    text,
    on: is_on,
  }));
}

/** The field order may differ after a read from the database. */
const keywordOf = ({ text, match }: Keyword): Keyword => ({ text, match });
