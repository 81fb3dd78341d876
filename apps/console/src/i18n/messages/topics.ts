import type { Messages } from "../message.ts";

export default {
  means: {
    "zh-CN":
      "会话结束时，客服选择本次会话的主题，报表据此统计用户来访原因。停用的主题不能再选，已填写的小结保留。",
    "zh-TW":
      "會話結束時，客服選擇本次會話的主題，報表據此統計使用者來訪原因。停用的主題不能再選，已填寫的小結保留。",
    en: "Agents choose a topic when a session ends, and reports show why customers write. A retired topic can't be chosen any more. Existing wrap-ups keep it.",
  },
  none: { "zh-CN": "暂无主题", "zh-TW": "暫無主題", en: "No topics yet" },
  none_text: {
    "zh-CN": "例如：退款、物流、尺码、投诉。添加后，客服在会话结束前后都可以选择。",
    "zh-TW": "例如：退款、物流、尺碼、客訴。新增後，客服在會話結束前後都可以選擇。",
    en: "For example refunds, delivery, sizes or complaints. Agents can choose one before or after a session ends.",
  },
  add: { "zh-CN": "新增主题", "zh-TW": "新增主題", en: "Add topic" },
  full: {
    "zh-CN": "最多 {{limit}} 个在用主题，请先停用一个",
    "zh-TW": "最多 {{limit}} 個使用中的主題，請先停用一個",
    en: "At most {{limit}} topics can be active. Retire one first",
  },
  required: {
    label: { "zh-CN": "结束前必须选择", "zh-TW": "結束前必須選擇", en: "Must be chosen before ending" },
    effect: {
      "zh-CN":
        "开启后，客服结束自己接待的会话前须先选择主题；自动结束、主管代为结束和用户没有发消息的会话不受影响。",
      "zh-TW":
        "開啟後，客服結束自己接待的會話前須先選擇主題；自動結束、主管代為結束和使用者沒有傳訊息的會話不受影響。",
      en: "When on, agents must choose a topic before ending a session they handle. It isn't required when a session ends automatically, a supervisor ends it, or the customer sent no message.",
    },
  },
  retire: { "zh-CN": "停用「{{name}}」", "zh-TW": "停用「{{name}}」", en: "Retire “{{name}}”" },
  offer: { "zh-CN": "恢复「{{name}}」", "zh-TW": "恢復「{{name}}」", en: "Restore “{{name}}”" },
  retired: { "zh-CN": "已停用", "zh-TW": "已停用", en: "Retired" },
  retired_text: {
    "zh-CN": "不能再选；已填写的小结和报表数据保留。",
    "zh-TW": "不能再選；已填寫的小結和報表資料保留。",
    en: "Can't be chosen any more. Existing wrap-ups and reports keep them.",
  },
  name: { "zh-CN": "名称", "zh-TW": "名稱", en: "Name" },
  example: { "zh-CN": "例如：退款", "zh-TW": "例如：退款", en: "For example: Refund" },
  save: { "zh-CN": "保存", "zh-TW": "儲存", en: "Save" },
  problem: {
    blank: { "zh-CN": "请填写名称", "zh-TW": "請填寫名稱", en: "A name is required" },
    long: {
      "zh-CN": "最多 {{limit}} 个字",
      "zh-TW": "最多 {{limit}} 個字",
      en: "A topic can have at most {{limit}} characters",
    },
    taken: {
      "zh-CN": "已有同名主题",
      "zh-TW": "已有同名主題",
      en: "A topic with this name already exists",
    },
  },
} as const satisfies Messages;
