/** [RP7] What stands above the columns of a report that is taken along. */
import type { FileLanguage } from "@jieru/shared/protocol/files";

export interface Headings {
  day: string;
  agent: string;
  opened: string;
  messages: string;
  unserved: string;
  pickedUp: string;
  answered: string;
  withinOneMinute: string;
  withinFiveMinutes: string;
  replies: string;
  firstResponse: string;
  topic: string;
  /** Before the name of a topic. */
  ofTopic: string;
  unsaid: string;
  ended: string;
  before: string;
  asked: string;
  rated: string;
  average: string;
  satisfied: string;
  rule: string;
  /** In place of a rule: one text to many customers. */
  repetition: string;
  warned: string;
  sentAnyway: string;
  blocked: string;
}

export const headings: Record<FileLanguage, Headings> = {
  "zh-CN": {
    day: "日期",
    agent: "客服",
    opened: "新会话",
    messages: "用户消息",
    unserved: "无人接待",
    pickedUp: "接入会话",
    answered: "已回复",
    withinOneMinute: "1 分钟内回复",
    withinFiveMinutes: "5 分钟内回复",
    replies: "客服回复",
    firstResponse: "首次响应中位数（秒）",
    topic: "咨询类型",
    ofTopic: "咨询类型：",
    unsaid: "未填",
    ended: "会话",
    before: "前一时段",
    asked: "请评价",
    rated: "收到评价",
    average: "平均分",
    satisfied: "满意（4–5 分）",
    rule: "规则",
    repetition: "重复内容提醒",
    warned: "提醒",
    sentAnyway: "仍然发送",
    blocked: "禁止",
  },
  "zh-TW": {
    day: "日期",
    agent: "客服",
    opened: "新會話",
    messages: "使用者訊息",
    unserved: "無人接待",
    pickedUp: "接入會話",
    answered: "已回覆",
    withinOneMinute: "1 分鐘內回覆",
    withinFiveMinutes: "5 分鐘內回覆",
    replies: "客服回覆",
    firstResponse: "首次回應中位數（秒）",
    topic: "諮詢類型",
    ofTopic: "諮詢類型：",
    unsaid: "未填",
    ended: "會話",
    before: "前一時段",
    asked: "請評價",
    rated: "收到評價",
    average: "平均分",
    satisfied: "滿意（4–5 分）",
    rule: "規則",
    repetition: "重複內容提醒",
    warned: "提醒",
    sentAnyway: "仍然傳送",
    blocked: "禁止",
  },
  en: {
    day: "Day",
    agent: "Agent",
    opened: "Sessions opened",
    messages: "Customers' messages",
    unserved: "Left unserved",
    pickedUp: "Sessions picked up",
    answered: "Answered",
    withinOneMinute: "Answered within 1 minute",
    withinFiveMinutes: "Answered within 5 minutes",
    replies: "Replies",
    firstResponse: "Median first response (seconds)",
    topic: "Topic",
    ofTopic: "Topic: ",
    unsaid: "Not said",
    ended: "Sessions",
    before: "Period before",
    asked: "Asked for a rating",
    rated: "Rated",
    average: "Average rating",
    satisfied: "Satisfied (4–5)",
    rule: "Rule",
    repetition: "Repeated text",
    warned: "Warned",
    sentAnyway: "Sent anyway",
    blocked: "Blocked",
  },
};
