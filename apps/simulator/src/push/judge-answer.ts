import { parseAesKey } from "@jieru/wechat/crypto";
import { isHandOver } from "@jieru/wechat/hand-over";
import type { PushAnswer, PushEntry } from "../ledger-entry.ts";
import type { SimulatedAccount } from "../options.ts";
import type { HttpAnswer } from "./http-client.ts";

/** The nonce is that of the delivery which is answered. */
type Pushed = Pick<PushEntry, "openid" | "msgType"> & { nonce: string };

/**
 * How WeChat takes an answer to a push: only `success`, an empty body, and handing a message over to its own tool count
 * (developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push; developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/trans).
 */
export function judgeAnswer(answer: HttpAnswer, account: SimulatedAccount, pushed: Pushed): PushAnswer {
  if ("failure" in answer) return answer.failure;
  if (answer.status !== 200) return "bad_status";
  if (answer.body === "") return "empty";
  if (answer.body === "success") return "success";
  return pushed.msgType !== "event" && handsOver(answer.body, account, pushed) ? "handed_over" : "bad_body";
}

function handsOver(body: string, account: SimulatedAccount, { openid, nonce }: Pushed): boolean {
  const { appId, originalId, token, mode, format } = account;
  const aesKey = parseAesKey(account.encodingAesKey) ?? undefined;
  const credentials = { appId, originalId, token, aesKey, mode, format };
  return isHandOver({ credentials, openid, nonce, body });
}

/** Whether the answer ends the push. */
export const isAcknowledged = (answer: PushAnswer) =>
  answer === "success" || answer === "empty" || answer === "handed_over";

/** Whether the answer came, and was nonsense: the customer is told at once. */
export const isAbnormal = (answer: PushAnswer) => answer === "bad_status" || answer === "bad_body";
