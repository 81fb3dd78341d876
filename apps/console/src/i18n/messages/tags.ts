import type { Messages } from "../message.ts";

export default {
  means: {
    "zh-CN": "用于给用户分类。不再有用户使用的标签会自动删除。",
    "zh-TW": "用於替使用者分類。不再有使用者使用的標籤會自動刪除。",
    en: "Tags group customers. A tag with no customers is removed automatically.",
  },
  none: { "zh-CN": "暂无标签", "zh-TW": "暫無標籤", en: "No tags yet" },
  none_text: {
    "zh-CN": "可在对话右侧为用户添加标签。",
    "zh-TW": "可在對話右側為使用者新增標籤。",
    en: "Add one to a customer beside the conversation.",
  },
  failed: { "zh-CN": "标签加载失败", "zh-TW": "標籤載入失敗", en: "Couldn't load tags" },
  uses: {
    "zh-CN": "{{count}} 位用户",
    "zh-TW": "{{count}} 位使用者",
    en: { one: "{{count}} customer", other: "{{count}} customers" },
  },
  rename: { "zh-CN": "重命名", "zh-TW": "重新命名", en: "Rename" },
  rename_label: { "zh-CN": "重命名「{{tag}}」", "zh-TW": "重新命名「{{tag}}」", en: "Rename “{{tag}}”" },
  name: { "zh-CN": "新名称", "zh-TW": "新名稱", en: "New name" },
  concerns: {
    "zh-CN": "{{count}} 位用户使用此标签；已保存的视图会同步更新。",
    "zh-TW": "{{count}} 位使用者使用此標籤；已儲存的檢視會同步更新。",
    en: {
      one: "{{count}} customer has it. Saved views are updated too.",
      other: "{{count}} customers have it. Saved views are updated too.",
    },
  },
  merges: {
    "zh-CN": "已有「{{to}}」，{{count}} 位用户在用：两个标签将合并，此操作无法撤销。",
    "zh-TW": "已有「{{to}}」，{{count}} 位使用者在用：兩個標籤將合併，此操作無法復原。",
    en: {
      one: "“{{to}}” already exists on {{count}} customer. Both tags will be merged. This can't be undone.",
      other:
        "“{{to}}” already exists on {{count}} customers. Both tags will be merged. This can't be undone.",
    },
  },
  merge: { "zh-CN": "合并", "zh-TW": "合併", en: "Merge" },
  gone: {
    "zh-CN": "已没有用户使用「{{tag}}」，未更改任何用户。可能刚被其他人重命名。",
    "zh-TW": "已沒有使用者使用「{{tag}}」，未更改任何使用者。可能剛被其他人重新命名。",
    en: "No customer has “{{tag}}” any more, so nothing was changed. It may have just been renamed.",
  },
  renamed: {
    "zh-CN": "「{{tag}}」已重命名为「{{to}}」，共 {{count}} 位用户。",
    "zh-TW": "「{{tag}}」已重新命名為「{{to}}」，共 {{count}} 位使用者。",
    en: {
      one: "Renamed “{{tag}}” to “{{to}}” for {{count}} customer.",
      other: "Renamed “{{tag}}” to “{{to}}” for {{count}} customers.",
    },
  },
  problem: {
    blank: { "zh-CN": "请填写标签名称", "zh-TW": "請填寫標籤名稱", en: "A name is required" },
    same: { "zh-CN": "与原名称相同", "zh-TW": "與原名稱相同", en: "Same as the current name" },
    long: {
      "zh-CN": "标签最多 {{limit}} 个字",
      "zh-TW": "標籤最多 {{limit}} 個字",
      en: "A tag can have at most {{limit}} characters",
    },
  },
} as const satisfies Messages;
