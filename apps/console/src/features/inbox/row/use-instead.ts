import type { AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { useMeant } from "../../../data/drafts/draft-store.ts";
import { type ActionState, useAction } from "../../../data/optimistic/actions.ts";
import { actionSentence } from "../../../data/optimistic/failure-sentence.ts";
import type { Taker } from "../../../data/optimistic/just-taken.ts";
import { leavingOf, useReplies } from "../../../data/outbox/pending-replies.ts";
import { refusalWords } from "../../../i18n/refusal-words.ts";
import { leavingLine, takenWords } from "../../session/session-words.ts";

type NameOf = (id: AgentId) => string | undefined;

/** The words of a row in place of its last line: who picked it up, why an action failed, or the agent's own reply that is on its way. */
export interface Instead {
  kind: "taken" | "failure" | "leaving";
  text: string;
}

/** [DR9] The reply that is written and not sent in a session that is served; null if there is none. */
export function useRowDraft({ id, state }: Session): string | null {
  const draft = useMeant(id);
  return draft && state !== "waiting" && state !== "ended" ? draft : null;
}

const whyNot = (state: ActionState, nameOf: NameOf): string =>
  state.failure?.kind === "refusal"
    ? refusalWords(state.failure.refusal, nameOf).what
    : actionSentence(state);

/** What keeps the agent from going on comes before what was said last, to the eye and to who hears it; null: that. */
export function useInsteadOfLine(
  session: Session,
  nameOf: NameOf,
  takenBy: Taker | undefined,
): Instead | null {
  const action = useAction(session.id);
  const leaving = useReplies(() => leavingOf(session.conversationId));
  const taken = takenWords(takenBy, nameOf);
  if (taken) return { kind: "taken", text: taken };
  if (action?.failure) return { kind: "failure", text: whyNot(action, nameOf) };
  return leaving && leaving.sessionId === session.id ? { kind: "leaving", text: leavingLine(leaving) } : null;
}
