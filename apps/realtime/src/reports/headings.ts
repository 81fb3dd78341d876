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
  spoken: string;
  outcomeAnswered: string;
  notAnswered: string;
  neverPickedUp: string;
  lapsed: string;
  closedUnanswered: string;
  firstWithinOne: string;
  firstWithinFive: string;
  /** From the customer's first unanswered message. */
  firstAnswer: string;
  averageQueue: string;
  longestQueue: string;
  averageResponse: string;
  /** [RP11] A day counted by the former definition. */
  definition: string;
  former: string;
  topic: string;
  ofTopic: string;
  unsaid: string;
  ended: string;
  before: string;
  asked: string;
  rated: string;
  average: string;
  satisfied: string;
  rule: string;
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
    firstResponse: "接入到首次回复中位数（秒）",
    spoken: "用户发言的会话",
    outcomeAnswered: "已回复会话（从用户发言起）",
    notAnswered: "未回复（已接入）",
    neverPickedUp: "未接入",
    lapsed: "超时未接入",
    closedUnanswered: "未回复即结束",
    firstWithinOne: "1 分钟内首次响应",
    firstWithinFive: "5 分钟内首次响应",
    firstAnswer: "首次响应中位数（秒，含排队）",
    averageQueue: "平均排队（秒）",
    longestQueue: "最长排队（秒）",
    averageResponse: "接入到回复平均（秒）",
    definition: "口径",
    former: "旧口径",
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
    firstResponse: "接入到首次回覆中位數（秒）",
    spoken: "使用者發言的會話",
    outcomeAnswered: "已回覆會話（從使用者發言起）",
    notAnswered: "未回覆（已接入）",
    neverPickedUp: "未接入",
    lapsed: "逾時未接入",
    closedUnanswered: "未回覆即結束",
    firstWithinOne: "1 分鐘內首次回應",
    firstWithinFive: "5 分鐘內首次回應",
    firstAnswer: "首次回應中位數（秒，含排隊）",
    averageQueue: "平均排隊（秒）",
    longestQueue: "最長排隊（秒）",
    averageResponse: "接入到回覆平均（秒）",
    definition: "口徑",
    former: "舊口徑",
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
    firstResponse: "Median pick-up to reply (seconds)",
    spoken: "Sessions with customer messages",
    outcomeAnswered: "Sessions answered by a person",
    notAnswered: "Picked up, not answered",
    neverPickedUp: "Never picked up",
    lapsed: "Never picked up, lapsed",
    closedUnanswered: "Closed unanswered",
    firstWithinOne: "First response within 1 minute",
    firstWithinFive: "First response within 5 minutes",
    firstAnswer: "Median first response, queue included (seconds)",
    averageQueue: "Average time in queue (seconds)",
    longestQueue: "Longest time in queue (seconds)",
    averageResponse: "Average pick-up to reply (seconds)",
    definition: "Definition",
    former: "Former",
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
