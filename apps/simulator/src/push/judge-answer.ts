import { isHandOver } from "@jieru/wechat/hand-over";
import type { PushAnswer, PushEntry } from "../ledger-entry.ts";
import type { SimulatedAccount } from "../options.ts";
import { credentialsOf } from "./credentials-of.ts";
import type { HttpAnswer } from "./http-client.ts";

/** `nonce` is that of the delivery being answered. */
type Pushed = Pick<PushEntry, "openid" | "msgType"> & { nonce: string };

/**
 * How WeChat judges the answer to a push: only `success`, an empty body, and handing the message over to its own tool acknowledge it
 * (developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push; developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/trans).
 */
export function judgeAnswer(answer: HttpAnswer, account: SimulatedAccount, pushed: Pushed): PushAnswer {
  if ("failure" in answer) return answer.failure;
  if (answer.status !== 200) return "bad_status";
  if (answer.body === "") return "empty";
  if (answer.body === "success") return "success";
  const { openid, nonce } = pushed;
  const reply = { credentials: credentialsOf(account), openid, nonce, body: answer.body };
  return pushed.msgType !== "event" && isHandOver(reply) ? "handed_over" : "bad_body";
}

/** Whether an answer came and made no sense; the customer is then told at once. */
export const isAbnormal = (answer: PushAnswer) => answer === "bad_status" || answer === "bad_body";
