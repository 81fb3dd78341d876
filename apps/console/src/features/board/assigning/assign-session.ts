import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { assign, transfer } from "../../../data/queries/sessions.ts";
import { confirmedSnapshot } from "../../../data/store/snapshots.ts";
import { showToast } from "../../../lib/toast-store.ts";

/** Returns whether the session's row is still in place and can show the reason. */
const isInPlace = (desk: Snapshot | undefined, before: Session): boolean =>
  before.state === "waiting"
    ? (desk?.waiting.sessions.some((s) => s.id === before.id) ?? false)
    : (desk?.sessions.some((s) => s.id === before.id && s.ownerId === before.ownerId) ?? false);

export async function assignSession(accountId: AccountId, session: Session, to: AgentId): Promise<void> {
  const send = session.state === "waiting" ? assign : transfer;
  const outcome = await send(accountId, session.id, to);
  if (outcome.ok) return;
  const desk = confirmedSnapshot(accountId);
  const nameOf = (id: AgentId) => desk?.agents.find((a) => a.id === id)?.name;
  if (!isInPlace(desk, session)) showToast({ text: failureSentence(outcome, nameOf) });
}
