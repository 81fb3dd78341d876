import type { RatingScore } from "@jieru/shared/domain/rating";

export interface RatingWords {
  question: string;
  scores: Record<RatingScore, string>;
  comment: string;
  send: string;
  choose: string;
  tooLong: string;
  again: string;
  thanks: string;
  thanksText: string;
  gone: string;
  goneText: string;
  later: string;
  laterText: string;
}

export type PageLanguage = "zh-CN" | "zh-TW" | "en";

export const ratingWords: Record<PageLanguage, RatingWords> = {
  "zh-CN": {
    question: "您对本次服务满意吗？",
    scores: { 5: "非常满意", 4: "满意", 3: "一般", 2: "不满意", 1: "非常不满意" },
    comment: "还想说点什么（选填）",
    send: "提交评价",
    choose: "请先选一项。",
    tooLong: "最多 500 字，请写短一些。",
    again: "您已经评价过，可以再评一次，以最后一次为准。",
    thanks: "感谢您的评价",
    thanksText: "您可以关闭本页，返回微信。",
    gone: "链接无效或已过期",
    goneText: "评价链接在会话结束后 7 天内有效。",
    later: "暂时无法打开",
    laterText: "请稍后再试。",
  },
  "zh-TW": {
    question: "您對本次服務滿意嗎？",
    scores: { 5: "非常滿意", 4: "滿意", 3: "普通", 2: "不滿意", 1: "非常不滿意" },
    comment: "還想說點什麼（選填）",
    send: "送出評價",
    choose: "請先選一項。",
    tooLong: "最多 500 字，請寫短一些。",
    again: "您已經評價過，可以再評一次，以最後一次為準。",
    thanks: "感謝您的評價",
    thanksText: "您可以關閉本頁，返回微信。",
    gone: "連結無效或已過期",
    goneText: "評價連結在會話結束後 7 天內有效。",
    later: "暫時無法開啟",
    laterText: "請稍後再試。",
  },
  en: {
    question: "How satisfied were you with the service?",
    scores: { 5: "Very satisfied", 4: "Satisfied", 3: "Neutral", 2: "Dissatisfied", 1: "Very dissatisfied" },
    comment: "Anything else? (optional)",
    send: "Send",
    choose: "Please choose one first.",
    tooLong: "500 characters at most: please make it shorter.",
    again: "You have answered already. If you answer again, the last answer counts.",
    thanks: "Thank you for your answer",
    thanksText: "You can close this page and go back to WeChat.",
    gone: "This link is not valid, or not any more",
    goneText: "A link works for 7 days after the session has ended.",
    later: "This page cannot be opened right now",
    laterText: "Please try again later.",
  },
};

const languageOf = (tag: string): PageLanguage | null => {
  if (/^zh-(hant|tw|hk|mo)\b/i.test(tag)) return "zh-TW";
  if (/^zh\b/i.test(tag)) return "zh-CN";
  return /^en\b/i.test(tag) ? "en" : null;
};

export function languageFor(acceptLanguage: string | undefined): PageLanguage {
  const wanted = (acceptLanguage ?? "").slice(0, 500).split(",").flatMap(readRange);
  const [best] = wanted.toSorted((a, b) => b.weight - a.weight);
  return best?.language ?? "zh-CN";
}

function readRange(range: string): { language: PageLanguage; weight: number }[] {
  const [tag = "", ...parameters] = range.trim().split(/\s*;\s*/);
  const language = languageOf(tag);
  const q = parameters.find((p) => p.startsWith("q="))?.slice(2) ?? "1";
  const weight = Number(q);
  return language && weight > 0 ? [{ language, weight }] : [];
}
