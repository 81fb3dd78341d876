import type { AgentId } from "@jieru/shared/domain/ids";
import type { Failure } from "../api/outcome.ts";
import { i18n } from "../i18n/i18n.ts";
import { refusalSentence } from "../i18n/refusal-words.ts";

/** Why something did not happen, and what to do, in one line. */
export function failureSentence(failure: Failure, nameOf?: (id: AgentId) => string | undefined): string {
  if (failure.kind === "refusal") return refusalSentence(failure.refusal, nameOf);
  if (failure.kind === "offline") return i18n.t("offline");
  const fields = failure.problem?.errors?.map((e) => e.field).join(", ");
  return fields ? i18n.t("invalid", { fields }) : i18n.t("failed");
}
