import type { Messages } from "../message.ts";

export default {
  title: { "zh-CN": "搜索", "zh-TW": "搜尋", en: "Search" },
  box: {
    "zh-CN": "搜索消息、备注和用户",
    "zh-TW": "搜尋訊息、備註和使用者",
    en: "Search messages, notes and customers",
  },
  placeholder: {
    "zh-CN": "消息、备注、用户、标签",
    "zh-TW": "訊息、備註、使用者、標籤",
    en: "Messages, notes, names, tags",
  },
  kind: {
    label: { "zh-CN": "类型", "zh-TW": "類型", en: "Type" },
    all: { "zh-CN": "全部", "zh-TW": "全部", en: "All" },
    customers: { "zh-CN": "用户", "zh-TW": "使用者", en: "Customers" },
    notes: { "zh-CN": "备注", "zh-TW": "備註", en: "Notes" },
    messages: { "zh-CN": "消息", "zh-TW": "訊息", en: "Messages" },
  },
  span: {
    label: { "zh-CN": "时间", "zh-TW": "時間", en: "Time" },
    day: { "zh-CN": "今天", "zh-TW": "今天", en: "Today" },
    week: { "zh-CN": "最近 7 天", "zh-TW": "最近 7 天", en: "Last 7 days" },
    month: { "zh-CN": "最近 30 天", "zh-TW": "最近 30 天", en: "Last 30 days" },
    quarter: { "zh-CN": "最近 90 天", "zh-TW": "最近 90 天", en: "Last 90 days" },
  },
  state: {
    label: { "zh-CN": "会话状态", "zh-TW": "會話狀態", en: "Session state" },
  },
  tag: {
    label: { "zh-CN": "标签", "zh-TW": "標籤", en: "Tag" },
  },
  topic: {
    label: { "zh-CN": "会话主题", "zh-TW": "會話主題", en: "Topic" },
  },
  agent: {
    label: { "zh-CN": "客服", "zh-TW": "客服", en: "Agent" },
  },
  any: { "zh-CN": "不限", "zh-TW": "不限", en: "Any" },
  by_agent: { "zh-CN": "客服", "zh-TW": "客服", en: "Agent" },
  said_by: { "zh-CN": "{{name}}：", "zh-TW": "{{name}}：", en: "{{name}}: " },
  show_all: { "zh-CN": "全部{{kind}}", "zh-TW": "全部{{kind}}", en: "All {{kind}}" },
  idle: {
    "zh-CN": "输入关键词开始搜索",
    "zh-TW": "輸入關鍵字開始搜尋",
    en: "Search conversations and customers",
  },
  idle_hint: {
    "zh-CN": "至少输入两个字，例如「发货」。多个关键词用空格分隔。",
    "zh-TW": "至少輸入兩個字，例如「出貨」。多個關鍵字用空格分隔。",
    en: "Use at least two characters. Separate words with spaces.",
  },
  too_little: { "zh-CN": "无法搜索此内容", "zh-TW": "無法搜尋此內容", en: "Nothing to search for" },
  too_little_hint: {
    "zh-CN": "请输入文字、字母或数字；标点和表情不参与搜索。",
    "zh-TW": "請輸入文字、字母或數字；標點和表情不參與搜尋。",
    en: "Use letters, characters or digits. Punctuation and emoji aren’t searched.",
  },
  none: {
    "zh-CN": "未找到「{{words}}」",
    "zh-TW": "找不到「{{words}}」",
    en: "No results for “{{words}}”",
  },
  none_hint: {
    "zh-CN": "请更换关键词。仅搜索你有权查看的会话。",
    "zh-TW": "請更換關鍵字。僅搜尋你有權檢視的會話。",
    en: "Try another word. Only conversations you have access to are searched.",
  },
  none_one_letter: {
    "zh-CN": "单个字母仅匹配独立的词，请再输入一个字母。",
    "zh-TW": "單個字母僅比對獨立的詞，請再輸入一個字母。",
    en: "A single letter only matches whole words. Type one more.",
  },
  none_filtered: { "zh-CN": "已启用筛选条件。", "zh-TW": "已啟用篩選條件。", en: "Filters are on." },
  take_off: { "zh-CN": "清除筛选", "zh-TW": "清除篩選", en: "Clear filters" },
  failed: { "zh-CN": "搜索失败", "zh-TW": "搜尋失敗", en: "Search failed" },
  failed_kind: {
    "zh-CN": "「{{kind}}」搜索失败",
    "zh-TW": "「{{kind}}」搜尋失敗",
    en: "{{kind}}: search failed",
  },
  retry: { "zh-CN": "重试", "zh-TW": "重試", en: "Try again" },
  by_words: {
    "zh-CN": "没有与「{{words}}」完全一致的结果，以下结果包含所有关键词。",
    "zh-TW": "沒有與「{{words}}」完全一致的結果，以下結果包含所有關鍵字。",
    en: "No exact match for “{{words}}”. These contain all of its words.",
  },
  behind: {
    "zh-CN": "近期消息较多，{{count}} 条记录暂时无法搜索。",
    "zh-TW": "近期訊息較多，{{count}} 筆記錄暫時無法搜尋。",
    en: {
      one: "{{count}} recent entry isn’t searchable yet.",
      other: "{{count}} recent entries aren’t searchable yet.",
    },
  },
  found: {
    "zh-CN": "找到 {{count}} 条",
    "zh-TW": "找到 {{count}} 則",
    en: { one: "{{count}} result", other: "{{count}} results" },
  },
  found_more: {
    "zh-CN": "已列出 {{count}} 条，还有更多",
    "zh-TW": "已列出 {{count}} 則，還有更多",
    en: { one: "{{count}} result shown, more available", other: "{{count}} results shown, more available" },
  },
  looked_back: {
    "zh-CN": "已搜索至 {{day}}，还有更早的记录",
    "zh-TW": "已搜尋至 {{day}}，還有更早的記錄",
    en: "Searched back to {{day}}, older entries remain",
  },
  all_of_it: { "zh-CN": "没有更多了", "zh-TW": "沒有更多了", en: "No more results" },
} as const satisfies Messages;
