/**
 * Typing state of one conversation (developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_typing). Times are epoch ms;
 * 0 is never.
 */
export interface TypingState {
  exchangeAt: number;
  typingUntil: number;
}

export type TypingCommand = "Typing" | "CancelTyping";
export type TypingVerdict = { errcode: 0; typingUntil: number } | { errcode: 45080 | 45081 };

const EXCHANGE_WITHIN_MS = 30_000;
const TYPING_LASTS_MS = 15_000;

/** Decides one typing call: it needs a message within 30 s, and the state lasts 15 s and cannot be repeated. */
export function decideTyping(state: TypingState, command: TypingCommand, now: number): TypingVerdict {
  if (command === "CancelTyping") return { errcode: 0, typingUntil: 0 };
  if (now - state.exchangeAt > EXCHANGE_WITHIN_MS) return { errcode: 45080 };
  if (state.typingUntil > now) return { errcode: 45081 };
  return { errcode: 0, typingUntil: now + TYPING_LASTS_MS };
}
