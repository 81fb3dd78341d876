/** Sets up the demo's account with features that are empty or off in a new account. */

import { ensurePerson } from "@jieru/realtime/sign-in/people";
import type { RunningServer } from "@jieru/realtime/start";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Keyword } from "@jieru/shared/domain/keyword-reply";
import { demoAccount, demoPeople } from "./demo.ts";

type Started = Pick<RunningServer, "app" | "context">;

const contained = (text: string): Keyword => ({ text, match: "contained" });

const keywordReplies = [
  {
    name: "发货时间",
    keywords: ["发货", "几天到"].map(contained),
    text: "您好，付款后 48 小时内发出，一般 3 天左右送到。发出后可以在「我的订单」里看到物流。",
    on: true,
  },
  {
    name: "包邮",
    keywords: ["包邮", "运费"].map(contained),
    text: "您好，满 99 元包邮，不满的运费 10 元。",
    on: true,
  },
];
const topics = ["物流", "退换货", "商品咨询", "破损补发"];
const ratingText = "谢谢您来半山茶器。这次服务您满意吗？点这里评价：{{link}}";

/** [SU12] Returns whether the demo starts for the first time. Call it before `seed`. */
export async function isFirstStart({ context }: Started): Promise<boolean> {
  const { rows } = await context.pool.query(`select from accounts where app_id = $1`, [demoAccount.appId]);
  return rows.length === 0;
}

export async function furnish({ app, context }: Started, accountId: AccountId): Promise<void> {
  const [admin] = demoPeople;
  if (!admin) return;
  const { id: agentId } = await ensurePerson(context, { wechatId: admin.unionid, name: admin.name });
  for (const add of keywordReplies)
    await app.lanes.run(accountId, { do: "change_keyword_replies", agentId, change: { add } });
  for (const add of topics) await app.lanes.run(accountId, { do: "change_topics", agentId, change: { add } });
  const change = { ratingRequest: { text: ratingText } };
  await app.lanes.run(accountId, { do: "change_account", by: agentId, change });
}
