import type { PushAnswer } from "../ledger-entry.ts";
import type { HttpAnswer } from "./http-client.ts";

/** How WeChat takes an answer to a push: only `success` and an empty body count (`wechat.md` 1.5). */
export function judgeAnswer(answer: HttpAnswer): PushAnswer {
  if ("failure" in answer) return answer.failure;
  if (answer.status !== 200) return "bad_status";
  if (answer.body === "") return "empty";
  return answer.body === "success" ? "success" : "bad_body";
}

/** Whether the answer ends the push. */
export const isAcknowledged = (answer: PushAnswer) => answer === "success" || answer === "empty";

/** Whether the answer came, and was nonsense: the customer is told at once. */
export const isAbnormal = (answer: PushAnswer) => answer === "bad_status" || answer === "bad_body";
