/** Sets up the demo's account with features that are empty or off in a new account. */

import { putAttributes } from "@jieru/realtime/attributes/attributes";
import { writeImport } from "@jieru/realtime/quick-replies/import";
import { ensurePerson } from "@jieru/realtime/sign-in/people";
import type { RunningServer } from "@jieru/realtime/start";
import { listAttributes } from "@jieru/shared/domain/attributes";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Keyword } from "@jieru/shared/domain/keyword-reply";
import type { NewConductRule } from "@jieru/shared/protocol/conduct-rules";
import { demoAccount, demoCustomers, demoPeople } from "./demo.ts";

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

const conductRules: readonly NewConductRule[] = [
  {
    name: "绝对化用语",
    action: "block",
    on: true,
    match: { kind: "words", words: ["全网最低", "第一品牌", "假一赔十", "绝对不碎"] },
  },
  { name: "私人微信号", action: "warn", on: true, match: { kind: "wechat_ids" } },
  { name: "手机号", action: "warn", on: true, match: { kind: "phone_numbers" } },
  {
    name: "诱导回复和好评",
    action: "block",
    on: true,
    match: { kind: "lures", lures: ["reply_to_keep_open", "review_for_reward"] },
  },
];

/** Category, title, shortcut and text. */
const quickReplies = [
  ["常用", "问候", "nh", "{{customer}}您好，我是半山茶器的{{agent}}，请问有什么可以帮您？"],
  ["常用", "稍等", "sd", "请稍等，我帮您查一下，两分钟内答复您。"],
  ["常用", "结束语", "xx", "感谢您的咨询，祝您喝茶愉快。"],
  ["物流", "快递单号", "dh", "您的快递单号是 {{单号}}，顺丰发出，请注意查收。"],
  ["物流", "修改地址", "dz", "订单还没有发出，可以改地址。请把收件人、电话和新地址发给我。"],
  ["售后", "破损补发", "bf", "非常抱歉，马上给您补发一只新的，坏的不用寄回，运费由我们承担。"],
  [
    "售后",
    "退货说明",
    "th",
    "签收 7 天内、未使用的茶器可以退货。请在「我的订单」里申请，退回后 1 到 3 个工作日退款。",
  ],
  ["商品", "盖碗容量", "gw", "青釉三才盖碗容量 120 毫升，倒七分满刚好一泡。"],
] as const;

/** What the shop's own server would say of a customer. */
const attributesOf: Record<string, Parameters<typeof listAttributes>[0]> = {
  苏小姐: {
    level: "金卡会员",
    orders: 12,
    spent: "¥3,860",
    city: "杭州",
    since: { type: "date", value: "2024-03-11" },
    crm: { type: "link", label: "订单后台", value: "https://banshan.example.com/customers/42" },
  },
  陈老板: { level: "批发客户", orders: 31, city: "泉州", since: { type: "date", value: "2022-09-02" } },
};

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
  for (const add of conductRules)
    await app.lanes.run(accountId, { do: "change_conduct_rules", agentId, change: { add } });
  for (const add of topics) await app.lanes.run(accountId, { do: "change_topics", agentId, change: { add } });
  const change = { ratingRequest: { text: ratingText } };
  await app.lanes.run(accountId, { do: "change_account", by: agentId, change });
  const client = await context.pool.connect();
  try {
    const at = context.clock.now();
    const rows = quickReplies.map(([category, title, shortcut, text]) => {
      return { id: null, category, title, shortcut, text };
    });
    const { newId } = context;
    await writeImport(client, { accountId, ownerId: null }, rows, { by: agentId, at, newId });
    for (const { name, openid } of demoCustomers)
      if (attributesOf[name])
        await putAttributes(client, { accountId, openid }, listAttributes(attributesOf[name]), at);
  } finally {
    client.release();
  }
}
