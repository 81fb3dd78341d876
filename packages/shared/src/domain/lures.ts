/**
 * Phrases that lure customers. WeChat forbids luring customers into actions that open the reply window, and exaggerated or unlawful
 * marketing. Patterns apply to folded text without blanks, and every repetition has an upper bound.
 */
import type { LureId } from "./conduct-rule.ts";
import type { Span } from "./folded-text.ts";

const gap = (most: number) => `[^.。!?;]{0,${most}}`;
const quote = `["'“”「」【】\\[\\]]{0,2}`;

const anything =
  "(?:任意|任何|随便|隨便|随意|隨意)(?:的)?(?:一?[个個条條句])?(?:数字|數字|内容|內容|文字|字符|字母|字|消息|訊息|信息|表情|话|話)";
const sign = `${quote}(?:${anything}|数字\\d?|數字\\d?|[a-z0-9]{1,4}(?![a-z0-9元块塊分件个個天次单單%.])|(?:收到|在)(?!\\p{Script=Han}))${quote}`;
const reply = "(?:回复|回覆|回復|回个|回個|回一[个個]|发送|發送|发个|發個|扣|输入|輸入)";
const keepGoing =
  "(?:继续|繼續|保持|维持|維持|延长|延長|延续|延續|恢复|恢復|激活|才能|方便|以便|避免|防止|以免|免得|否则|否則)";
const talk =
  "(?:会话|會話|对话|對話|聊天|聊|窗口|窗囗|視窗|沟通|溝通|咨询|諮詢|联系|聯繫|服务|服務|回复|回覆|收到|发消息|发送消息|中断|中斷|关闭|關閉|结束|結束|过期|過期|超时|超時|失效)";
const get = "(?:领|領|获|獲|得|拿|抽|送|赢|贏|兑|兌|享|返)";
const reward =
  "(?:优惠|優惠|券|红包|紅包|礼品|禮品|礼物|禮物|礼包|禮包|好礼|好禮|大礼|大禮|福利|奖品|獎品|奖励|獎勵|大奖|大獎|折扣|现金|現金|积分|積分|赠品|贈品|免单|免單|补贴|補貼|好处|好處|免费|免費|返现|返現)";

const enKeep =
  "(?:keep|stay|continue|extend|reopen|hold)[^.。!?;]{0,16}(?:chat|conversation|window|session|talking|open)";
const enGet = "(?:get|receive|win|claim|earn|unlock|for)";
const enReward = "(?:coupon|voucher|discount|gift|reward|prize|bonus|cashback|redpacket|freebie|free)";

export const lurePatterns: Record<LureId, readonly RegExp[]> = {
  reply_to_keep_open: [
    new RegExp(`${reply}${quote}${anything}`, "gu"),
    new RegExp(
      `(?:避免|防止|以免|免得)${gap(6)}(?:会话|會話|窗口|视窗|視窗|对话|對話|聊天)${gap(6)}(?:关闭|關閉|过期|過期|结束|結束|中断|中斷|失效|断开|斷開)${gap(12)}(?:回复|回覆|回復|回个|回個|发送|發送|发个|發個|扣)`,
      "gu",
    ),
    new RegExp(`${reply}${sign}${gap(16)}${keepGoing}${gap(12)}${talk}`, "gu"),
    new RegExp(
      `${reply}${sign}${gap(8)}(?:窗口|会话|會話|对话|對話)${gap(8)}(?:关|關|过期|過期|失效|结束|結束|断|斷)`,
      "gu",
    ),
    new RegExp(
      `(?:reply|respond|send|type|text)(?:with|me|us)?(?:any|a)(?:thing|number|text|message|word|character|letter|emoji)${gap(24)}${enKeep}`,
      "gu",
    ),
    new RegExp(`(?:reply|respond|send|type)(?:with)?${quote}[a-z0-9]{1,4}${quote}to${enKeep}`, "gu"),
  ],
  reply_for_reward: [
    new RegExp(`${reply}${sign}${gap(8)}${get}${gap(12)}${reward}`, "gu"),
    new RegExp(`${reply}${quote}(?:关键词|關鍵詞|关键字|關鍵字|暗号|暗號|口令)${gap(16)}${get}`, "gu"),
    new RegExp(
      `(?:reply|respond|send|type|text)(?:with)?${quote}[a-z0-9]{1,12}${quote}(?:to)?${enGet}${gap(20)}${enReward}`,
      "gu",
    ),
  ],
  click_to_keep_open: [
    new RegExp(
      `(?:点击|點擊|点一下|點一下|点下|點下|点一点|點一點|重新进入|重新進入|再次进入|再次進入|再点|再點|再次点|再次點)${gap(14)}(?:继续|繼續|保持|维持|維持|延长|延長|恢复|恢復|激活|才能)${gap(6)}(?:会话|會話|对话|對話|聊天|聊|窗口|视窗|視窗|沟通|溝通|咨询|諮詢|联系|聯繫|服务|服務|给您回|給您回)`,
      "gu",
    ),
    new RegExp(`(?:click|tap|press)${gap(24)}${enKeep}`, "gu"),
  ],
  share_for_reward: [
    new RegExp(
      `(?:转发|轉發|分享|邀请|邀請|推荐|推薦)${gap(12)}(?:好友|朋友|朋友圈|群|人)${gap(12)}(?:可|即|就|能|来|來|并|並|后|後|,|、|免费|免費)?${gap(4)}${get}${gap(10)}${reward}`,
      "gu",
    ),
    new RegExp(`(?:转发|轉發|分享|集赞|集讚|邀请|邀請)${gap(4)}(?:有礼|有禮|有奖|有獎|返现|返現)`, "gu"),
    new RegExp(
      `(?:forward|share|invite)${gap(30)}(?:friend|group|moments)s?${gap(8)}${enGet}${gap(20)}${enReward}`,
      "gu",
    ),
  ],
  follow_for_reward: [
    new RegExp(
      `(?:关注|關注|添加|扫码|掃碼|加(?:一下|上)?(?:我们|我們|我|您)?)(?:的)?${gap(4)}(?:公众号|公眾號|视频号|視頻號|企业微信|企業微信|企微|微信|好友|客服|店铺|店鋪|直播间|直播間)${gap(8)}${get}${gap(10)}${reward}`,
      "gu",
    ),
    new RegExp(
      `(?:进|進|加|入)(?:入)?(?:会员|會員|福利|粉丝|粉絲|微信|我们的?|我們的?)?群${gap(8)}${get}${gap(10)}${reward}`,
      "gu",
    ),
    /(?:关注|關注|加微|加群|进群|進群)(?:有礼|有禮|有奖|有獎|领|領|返)/gu,
    new RegExp(
      `(?:follow(?:us|me|our)|add(?:us|me|our)|subscribe(?:to)?(?:us|me|our|my))${gap(30)}${enGet}${gap(20)}${enReward}`,
      "gu",
    ),
  ],
  review_for_reward: [
    new RegExp(
      `(?:好评|好評|五星|5星|晒图|曬圖|晒单|曬單)${gap(10)}(?:(?:送|领|領|返|得|获|獲)${gap(4)}${reward}|返现|返現|返\\d|有礼|有禮|奖励|獎勵)`,
      "gu",
    ),
    new RegExp(
      `(?:goodreview|positivereview|(?:5|five)-?starreview|(?:5|five)-?starrating|(?:5|five)stars)${gap(24)}${enReward}`,
      "gu",
    ),
  ],
  exaggerated_claims: [
    /(?:全网|全網|全国|全國|史上|历史|歷史|全球|业内|業內)(?:最低|最便宜|最好|最强|最強|第一)/gu,
    /(?:100%|百分之百|百分百)(?:有效|治愈|治癒|赚|賺|中奖|中獎|成功|见效|見效)/gu,
    /包治百病|药到病除|藥到病除|稳赚不赔|穩賺不賠|稳赚|穩賺|保本保息|零风险高|零風險高|国家级|國家級/gu,
    /(?:保证|保證|包)(?:赚|賺|盈利|中奖|中獎|治好|治愈|治癒|见效|見效)/gu,
    /guaranteed(?:profit|return|cure|win|income)|risk-?free(?:profit|return|income)|(?:lowest|best)priceever|100%(?:effective|cure)/gu,
  ],
};

export const findLures = (text: string, lures: readonly LureId[]): Span[] =>
  lures.flatMap((lure) =>
    lurePatterns[lure].flatMap((pattern) =>
      Array.from(text.matchAll(pattern), ({ index, 0: phrase }) => ({
        from: index,
        to: index + phrase.length,
      })),
    ),
  );
