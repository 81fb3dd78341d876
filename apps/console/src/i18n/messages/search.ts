import type { Messages } from "../message.ts";

export default {
  title: { "zh-CN": "搜索", "zh-TW": "搜尋", en: "Search" },
  box: {
    "zh-CN": "搜索消息、备注和用户",
    "zh-TW": "搜尋訊息、備註和使用者",
    en: "Search messages, notes and customers",
  },
  placeholder: {
    "zh-CN": "搜消息、备注、用户、标签",
    "zh-TW": "搜尋訊息、備註、使用者、標籤",
    en: "Messages, notes, names, tags",
  },
  kind: {
    label: { "zh-CN": "种类", "zh-TW": "種類", en: "Kind" },
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
    label: { "zh-CN": "咨询类型", "zh-TW": "諮詢類型", en: "Topic" },
  },
  agent: {
    label: { "zh-CN": "客服", "zh-TW": "客服", en: "Agent" },
  },
  any: { "zh-CN": "不限", "zh-TW": "不限", en: "Any" },
  by_agent: { "zh-CN": "客服", "zh-TW": "客服", en: "Agent" },
  said_by: { "zh-CN": "{{name}}：", "zh-TW": "{{name}}：", en: "{{name}}: " },
  show_all: { "zh-CN": "全部{{kind}}", "zh-TW": "全部{{kind}}", en: "All {{kind}}" },
  idle: { "zh-CN": "想找什么？", "zh-TW": "想找什麼？", en: "What are you looking for?" },
  idle_hint: {
    "zh-CN": "两个字就够，例如「发货」。多个词用空格隔开。",
    "zh-TW": "兩個字就夠，例如「出貨」。多個詞用空格隔開。",
    en: "Two characters are enough. Separate words with spaces.",
  },
  too_little: { "zh-CN": "这样搜不出结果", "zh-TW": "這樣搜不出結果", en: "Nothing to look for yet" },
  too_little_hint: {
    "zh-CN": "输入文字、字母或数字；标点和表情不参与搜索。",
    "zh-TW": "輸入文字、字母或數字；標點和表情不參與搜尋。",
    en: "Type letters, characters or digits; punctuation and emoji are not searched.",
  },
  none: {
    "zh-CN": "没有找到「{{words}}」",
    "zh-TW": "沒有找到「{{words}}」",
    en: "Nothing found for “{{words}}”",
  },
  none_hint: {
    "zh-CN": "换个词试试。只找得到你现在看得到的对话。",
    "zh-TW": "換個詞試試。只找得到你現在看得到的對話。",
    en: "Try another word. Only conversations you may read now are searched.",
  },
  none_one_letter: {
    "zh-CN": "一个字母只找单独成词的，再写一个字母试试。",
    "zh-TW": "一個字母只找單獨成詞的，再寫一個字母試試。",
    en: "One letter finds only where it stands by itself: type one more.",
  },
  none_filtered: { "zh-CN": "有筛选条件在起作用。", "zh-TW": "有篩選條件在起作用。", en: "Filters are on." },
  take_off: { "zh-CN": "去掉筛选", "zh-TW": "清除篩選", en: "Take filters off" },
  failed: { "zh-CN": "搜索没有成功", "zh-TW": "沒有搜尋成功", en: "The search failed" },
  failed_kind: {
    "zh-CN": "「{{kind}}」搜索没有成功",
    "zh-TW": "「{{kind}}」沒有搜尋成功",
    en: "{{kind}}: the search failed",
  },
  retry: { "zh-CN": "再试一次", "zh-TW": "再試一次", en: "Try again" },
  by_words: {
    "zh-CN": "没有连着写「{{words}}」的，下面是各个词都出现的。",
    "zh-TW": "沒有連著寫「{{words}}」的，下面是各個詞都出現的。",
    en: "Nothing has “{{words}}” as it is written; these have its words.",
  },
  behind: {
    "zh-CN": "刚才的消息太多，还有 {{count}} 条记录暂时搜不到。",
    "zh-TW": "剛才的訊息太多，還有 {{count}} 筆記錄暫時搜不到。",
    en: {
      one: "There was a rush: {{count}} entry cannot be found yet.",
      other: "There was a rush: {{count}} entries cannot be found yet.",
    },
  },
  found: {
    "zh-CN": "找到 {{count}} 条",
    "zh-TW": "找到 {{count}} 則",
    en: { one: "{{count}} result", other: "{{count}} results" },
  },
  found_more: {
    "zh-CN": "列出了 {{count}} 条，还有更多",
    "zh-TW": "列出了 {{count}} 則，還有更多",
    en: { one: "{{count}} result shown, there are more", other: "{{count}} results shown, there are more" },
  },
  looked_back: {
    "zh-CN": "已找到 {{day}}，再往前还有",
    "zh-TW": "已找到 {{day}}，再往前還有",
    en: "Searched back to {{day}}, there is more",
  },
  all_of_it: { "zh-CN": "没有更多了", "zh-TW": "沒有更多了", en: "That is all" },
} as const satisfies Messages;
