import type { Messages } from "../message.ts";

export default {
  label: { "zh-CN": "聊天内容保留多久", "zh-TW": "聊天內容保留多久", en: "Delete what was said after" },
  off: { "zh-CN": "永久", "zh-TW": "永久", en: "Never" },
  forEver: {
    "zh-CN": "聊天内容永久保留，不会自动删除。",
    "zh-TW": "聊天內容永久保留，不會自動刪除。",
    en: "Everything that was said is kept for ever.",
  },
  effect: {
    "zh-CN": "更早的内容每天夜里自动删除，删了不能恢复。",
    "zh-TW": "更早的內容每天夜裡自動刪除，刪除後無法復原。",
    en: "What is older is deleted each night, for good. Nobody can bring it back.",
  },
  goes: {
    title: { "zh-CN": "到期会删除", "zh-TW": "到期會刪除", en: "What is deleted when it is old enough" },
    text: {
      "zh-CN":
        "消息、图片、内部备注和草稿；已结束列表里的最后一句话和用户来源，以及来源里已经没有用户的视图。",
      "zh-TW":
        "訊息、圖片、內部備註和草稿；已結束清單裡的最後一句話和使用者來源，以及來源裡已經沒有使用者的檢視。",
      en: "Messages, images, notes and drafts; in the list of ended sessions the last line and where the customer came from, with saved views by where nobody else came from.",
    },
  },
  stays: {
    title: { "zh-CN": "到期也保留", "zh-TW": "到期也保留", en: "What stays even then" },
    text: {
      "zh-CN":
        "会话发生过、时间、由谁接待；用户和用户的备注名、标签、商城资料；操作记录。微信那边和以前的备份不受影响。",
      "zh-TW":
        "會話發生過、時間、由誰接待；使用者和使用者的備註名、標籤、商城資料；操作記錄。微信那邊和以前的備份不受影響。",
      en: "That a session took place, when, and who served it; customers with remark, tags and what came from the shop; the audit log. WeChat and older backups keep what they have.",
    },
  },
  erase: {
    title: {
      "zh-CN": "有用户要求删除自己的数据？",
      "zh-TW": "有使用者要求刪除自己的資料？",
      en: "Somebody asks you to erase their data?",
    },
    text: {
      "zh-CN": "管理员可以马上删除某一个用户的数据：在这个用户的对话右上角 ⋯ 里。",
      "zh-TW": "管理員可以馬上刪除某一個使用者的資料：在這個使用者的對話右上角 ⋯ 裡。",
      en: "An admin does that for one customer at once: ⋯ at the top right of their conversation.",
    },
  },
  ask: {
    "zh-CN": "聊天内容只保留 {{count}} 天？",
    "zh-TW": "聊天內容只保留 {{count}} 天？",
    en: {
      one: "Keep what was said for only {{count}} day?",
      other: "Keep what was said for only {{count}} days?",
    },
  },
  askText: {
    "zh-CN": "今晚起会删除 {{date}} 以前的全部聊天内容，以后每晚删除超过期限的，删了不能恢复。",
    "zh-TW": "今晚起會刪除 {{date}} 以前的全部聊天內容，以後每晚刪除超過期限的，刪除後無法復原。",
    en: "Next night everything said before {{date}} is deleted, and each night what has become too old. Nobody can bring it back.",
  },
  confirm: {
    "zh-CN": "保存，今晚开始删除",
    "zh-TW": "儲存，今晚開始刪除",
    en: "Save, and delete from tonight",
  },
} as const satisfies Messages;
