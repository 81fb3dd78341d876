import { isHandOver } from "@jieru/wechat/hand-over";
import type { PushAnswer, PushEntry } from "../ledger-entry.ts";
import type { SimulatedAccount } from "../options.ts";
import { credentialsOf } from "./credentials-of.ts";
import type { HttpAnswer } from "./http-client.ts";

type Pushed = Pick<PushEntry, "openid" | "msgType"> & { nonce: string };

/**
 * Returns WeChat's judgement of an answer. Only `success`, an empty body and a transfer to WeChat's own tool acknowledge a push
 * (developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push;
 * developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/trans).
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

export const isAbnormal = (answer: PushAnswer) => answer === "bad_status" || answer === "bad_body";
