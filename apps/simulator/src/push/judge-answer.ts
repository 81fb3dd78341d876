import { parseAesKey } from "@jieru/wechat/crypto";
import { isHandOver } from "@jieru/wechat/hand-over";
import type { PushAnswer, PushEntry } from "../ledger-entry.ts";
import type { SimulatedAccount } from "../options.ts";
import type { HttpAnswer } from "./http-client.ts";

type Pushed = Pick<PushEntry, "openid" | "msgType">;

/**
 * How WeChat takes an answer to a push: only `success`, an empty body, and handing a message over to its own tool count
 * (`wechat.md` 1.5, 11.4).
 */
export function judgeAnswer(answer: HttpAnswer, account: SimulatedAccount, pushed: Pushed): PushAnswer {
  if ("failure" in answer) return answer.failure;
  if (answer.status !== 200) return "bad_status";
  if (answer.body === "") return "empty";
  if (answer.body === "success") return "success";
  return pushed.msgType !== "event" && handsOver(answer.body, account, pushed.openid)
    ? "handed_over"
    : "bad_body";
}

function handsOver(body: string, account: SimulatedAccount, openid: string): boolean {
  const { appId, originalId, token, mode, format } = account;
  const aesKey = parseAesKey(account.encodingAesKey) ?? undefined;
  return isHandOver({ credentials: { appId, originalId, token, aesKey, mode, format }, openid, body });
}

/** Whether the answer ends the push. */
export const isAcknowledged = (answer: PushAnswer) =>
  answer === "success" || answer === "empty" || answer === "handed_over";

/** Whether the answer came, and was nonsense: the customer is told at once. */
export const isAbnormal = (answer: PushAnswer) => answer === "bad_status" || answer === "bad_body";
