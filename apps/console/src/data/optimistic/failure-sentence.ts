import type { AgentId } from "@jieru/shared/domain/ids";
import { i18n } from "../../i18n/i18n.ts";
import { refusalSentence } from "../../i18n/refusal-labels.ts";
import type { Failure } from "../http/outcome.ts";
import type { ActionState } from "./actions.ts";

/** Returns why a request failed and what to do, in one line. */
export function failureSentence(failure: Failure, nameOf?: (id: AgentId) => string | undefined): string {
  if (failure.kind === "refusal") return refusalSentence(failure.refusal, nameOf);
  if (failure.kind === "offline") return i18n.t("offline");
  const fields = failure.problem?.errors?.map((e) => e.field).join(", ");
  return fields ? i18n.t("invalid", { fields }) : i18n.t("failed");
}

/** [TR10] After a reconnect nothing else shows that these were not done. */
const named = { end: "not_done.end", transfer: "not_done.transfer", assign: "not_done.assign" } as const;

export function actionSentence(
  { action, failure }: ActionState,
  nameOf?: (id: AgentId) => string | undefined,
): string {
  if (!failure) return "";
  const what = failure.kind === "offline" && action in named ? named[action as keyof typeof named] : null;
  return what ? i18n.t(what) : failureSentence(failure, nameOf);
}
