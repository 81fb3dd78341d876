import type { Messages } from "../message.ts";

export default {
  means: {
    "zh-CN":
      "会话结束时，客服说明用户咨询的是什么；报表据此看出用户为什么来。停用的类型不能再选，以前用它写的小结都还在。",
    "zh-TW":
      "會話結束時，客服說明使用者諮詢的是什麼；報表據此看出使用者為什麼來。停用的類型不能再選，以前用它寫的小結都還在。",
    en: "When a session ends, its agent says what it was about, so that reports show why customers write. A retired topic cannot be chosen any more; what was said with it stays.",
  },
  none: { "zh-CN": "还没有咨询类型", "zh-TW": "還沒有諮詢類型", en: "No topics yet" },
  none_text: {
    "zh-CN": "例如：退款、物流、尺码、投诉。加上以后，客服在会话结束前后都可以选。",
    "zh-TW": "例如：退款、物流、尺碼、客訴。加上以後，客服在會話結束前後都可以選。",
    en: "Such as refunds, delivery, sizes or complaints. Agents can choose one before a session ends and after it.",
  },
  add: { "zh-CN": "新增咨询类型", "zh-TW": "新增諮詢類型", en: "Add a topic" },
  full: {
    "zh-CN": "最多 {{limit}} 个在用的咨询类型，先停用一个",
    "zh-TW": "最多 {{limit}} 個使用中的諮詢類型，先停用一個",
    en: "At most {{limit}} topics are on offer; retire one first",
  },
  required: {
    label: { "zh-CN": "结束前必须选择", "zh-TW": "結束前必須選擇", en: "Must be chosen before ending" },
    effect: {
      "zh-CN":
        "打开后，客服结束自己接待的会话前要先选咨询类型；自动结束、主管代为结束和用户没有说话的会话不受影响。",
      "zh-TW":
        "開啟後，客服結束自己接待的會話前要先選諮詢類型；自動結束、主管代為結束和使用者沒有說話的會話不受影響。",
      en: "While on, agents choose a topic before they end a session they serve. Sessions that end by themselves, that a supervisor ends for somebody, or in which the customer said nothing need none.",
    },
  },
  retire: { "zh-CN": "停用「{{name}}」", "zh-TW": "停用「{{name}}」", en: "Retire “{{name}}”" },
  offer: { "zh-CN": "恢复「{{name}}」", "zh-TW": "恢復「{{name}}」", en: "Offer “{{name}}” again" },
  retired: { "zh-CN": "已停用", "zh-TW": "已停用", en: "Retired" },
  retired_text: {
    "zh-CN": "不能再选；以前用它写的小结和报表里的数字都还在。",
    "zh-TW": "不能再選；以前用它寫的小結和報表裡的數字都還在。",
    en: "Cannot be chosen any more; what was said with them stays, in reports too.",
  },
  name: { "zh-CN": "名称", "zh-TW": "名稱", en: "Name" },
  example: { "zh-CN": "例如 退款", "zh-TW": "例如 退款", en: "Such as Refund" },
  save: { "zh-CN": "保存", "zh-TW": "儲存", en: "Save" },
  problem: {
    blank: { "zh-CN": "要有名称", "zh-TW": "要有名稱", en: "A topic needs a name" },
    long: {
      "zh-CN": "最多 {{limit}} 个字",
      "zh-TW": "最多 {{limit}} 個字",
      en: "A topic has at most {{limit}} characters",
    },
    taken: {
      "zh-CN": "已有同名的咨询类型",
      "zh-TW": "已有同名的諮詢類型",
      en: "There is a topic of that name",
    },
  },
} as const satisfies Messages;
