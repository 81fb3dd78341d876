import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { useTextToSend } from "../../../data/drafts/draft-store.ts";
import { type ActionState, useAction } from "../../../data/optimistic/actions.ts";
import { actionSentence } from "../../../data/optimistic/failure-sentence.ts";
import type { NewOwner } from "../../../data/optimistic/just-picked-up.ts";
import { leavingOf, useReplies } from "../../../data/outbox/pending-replies.ts";
import { refusalLabels } from "../../../i18n/refusal-labels.ts";
import { sendingLine, takerLabel } from "../../session/session-labels.ts";

type NameOf = (id: AgentId) => string | undefined;

export interface PreviewOverride {
  kind: "taken" | "failure" | "leaving";
  text: string;
}

export function useRowDraft({ id, state }: Session): string | null {
  const draft = useTextToSend(id);
  return draft && state !== "waiting" && state !== "ended" ? draft : null;
}

const whyNot = (state: ActionState, nameOf: NameOf): string =>
  state.failure?.kind === "refusal"
    ? refusalLabels(state.failure.refusal, nameOf).what
    : actionSentence(state);

/** Returns the text that replaces the preview, or null. A failure takes precedence over the last message. */
export function usePreviewOverride(
  session: Session,
  nameOf: NameOf,
  takenBy: NewOwner | undefined,
): PreviewOverride | null {
  const action = useAction(session.id);
  const leaving = useReplies(() => leavingOf(session.conversationId));
  const taken = takerLabel(takenBy, nameOf);
  if (taken) return { kind: "taken", text: taken };
  if (action?.failure) return { kind: "failure", text: whyNot(action, nameOf) };
  return leaving && leaving.sessionId === session.id ? { kind: "leaving", text: sendingLine(leaving) } : null;
}
