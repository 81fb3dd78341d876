import type { Messages } from "../message.ts";

export default {
  label: { "zh-CN": "聊天内容保留期限", "zh-TW": "聊天內容保留期限", en: "Delete messages after" },
  off: { "zh-CN": "永久", "zh-TW": "永久", en: "Never" },
  forEver: {
    "zh-CN": "聊天内容永久保留，不会自动删除。",
    "zh-TW": "聊天內容永久保留，不會自動刪除。",
    en: "Messages are kept forever and not deleted automatically.",
  },
  effect: {
    "zh-CN": "超过期限的内容每晚自动删除，删除后无法恢复。",
    "zh-TW": "超過期限的內容每晚自動刪除，刪除後無法復原。",
    en: "Older messages are deleted every night. This can't be undone.",
  },
  goes: {
    title: { "zh-CN": "到期删除的内容", "zh-TW": "到期刪除的內容", en: "Deleted after this period" },
    text: {
      "zh-CN":
        "消息、图片、内部备注和草稿；已结束列表中的最后一条消息和用户来源，以及来源中已没有用户的视图。",
      "zh-TW":
        "訊息、圖片、內部備註和草稿；已結束清單中的最後一則訊息和使用者來源，以及來源中已沒有使用者的檢視。",
      en: "Messages, images, notes and drafts; in the list of ended sessions, the last message and the customer's source; and saved views of a source that no other customer came from.",
    },
  },
  stays: {
    title: { "zh-CN": "到期后仍保留的内容", "zh-TW": "到期後仍保留的內容", en: "Kept after this period" },
    text: {
      "zh-CN":
        "会话的发生、时间和接待客服；用户及其备注名、标签、贵公司推送的用户资料；操作记录。微信端和以前的备份不受影响。",
      "zh-TW":
        "會話的發生、時間和接待客服；使用者及其備註名、標籤、貴公司推送的使用者資料；操作記錄。微信端和以前的備份不受影響。",
      en: "That a session took place, when, and who served it; customers with their remark, tags and the customer data your company pushed; the audit log. WeChat and older backups are not affected.",
    },
  },
  erase: {
    title: {
      "zh-CN": "用户要求删除个人数据？",
      "zh-TW": "使用者要求刪除個人資料？",
      en: "A customer asks to erase their data?",
    },
    text: {
      "zh-CN": "管理员可立即删除单个用户的数据：点击该用户对话右上角的 ⋯。",
      "zh-TW": "管理員可立即刪除單一使用者的資料：點選該使用者對話右上角的 ⋯。",
      en: "An admin can erase one customer's data immediately: ⋯ at the top right of their conversation.",
    },
  },
  ask: {
    "zh-CN": "聊天内容只保留 {{count}} 天？",
    "zh-TW": "聊天內容只保留 {{count}} 天？",
    en: {
      one: "Keep messages for only {{count}} day?",
      other: "Keep messages for only {{count}} days?",
    },
  },
  askText: {
    "zh-CN": "今晚起将删除 {{date}} 以前的全部聊天内容，之后每晚删除超过期限的内容。删除后无法恢复。",
    "zh-TW": "今晚起將刪除 {{date}} 以前的全部聊天內容，之後每晚刪除超過期限的內容。刪除後無法復原。",
    en: "Tonight all messages before {{date}} are deleted, and every night those that have become too old. This can't be undone.",
  },
  confirm: {
    "zh-CN": "保存并从今晚开始删除",
    "zh-TW": "儲存並從今晚開始刪除",
    en: "Save and delete from tonight",
  },
} as const satisfies Messages;
