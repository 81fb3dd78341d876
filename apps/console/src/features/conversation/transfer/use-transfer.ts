import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { SessionStanding } from "@jieru/shared/domain/session";
import { useMemo, useState } from "react";
import { unsavedNotes } from "../../../data/drafts/unsaved.ts";
import { assign, transfer } from "../../../data/queries/sessions.ts";
import { useAccount, useAgents } from "../../../data/queries/use-snapshot.ts";
import { useHeldRows } from "../../../ui/lists/held-rows.ts";
import { useConversation } from "../conversation-context.ts";
import { useUnsavedText } from "../picker/use-unsaved-text.ts";
import { candidatesFor, keepCandidates } from "./assignability.ts";
import { canTake, findTargets, firstFound, nextReceiver, type Receiver } from "./transfer-targets.ts";

const waitingSession: SessionStanding = { state: "waiting", ownerId: null };

/** Keeps the note until the transfer is accepted. */
async function submitTransfer(
  accountId: AccountId,
  id: SessionId,
  to: Receiver,
  note: string,
): Promise<void> {
  unsavedNotes.keep(id, note);
  const { ok } = await transfer(accountId, id, to, note.trim() || undefined);
  if (ok) unsavedNotes.keep(id, null);
}

export function useTransfer() {
  const { accountId, session } = useConversation();
  const account = useAccount(accountId);
  const agents = useAgents(accountId);
  // A session that was picked up meanwhile is not taken away: the server refuses the assignment.
  const [assigning] = useState(session.state === "waiting");
  const [find, setFind] = useState("");
  const ranked = useMemo(
    () => candidatesFor(agents, assigning ? waitingSession : session, account),
    [agents, assigning, session, account],
  );
  const targets = useHeldRows(find, ranked, keepCandidates);
  const [marked, mark] = useState<Receiver | null>(() => firstFound(ranked, find));
  const note = useUnsavedText(unsavedNotes, session.id, (stored = "") => stored);
  const found = findTargets(targets, find);
  const able = found.filter(canTake).map(({ agent }) => agent.id);
  const receivers: readonly Receiver[] = assigning ? able : ["line", ...able];
  // The choice is cleared, not moved, if the agent becomes unavailable: Enter may follow.
  const chosen = marked !== null && receivers.includes(marked) ? marked : null;
  return {
    /** The session waited when the dialog was opened and cannot return to the queue. */
    assigning,
    targets,
    find,
    search: (text: string) => {
      setFind(text);
      mark(firstFound(ranked, text));
    },
    found,
    mark,
    step: (by: number) => mark(nextReceiver(receivers, chosen, by)),
    chosen,
    chosenName: agents.find(({ id }) => id === chosen)?.name,
    note,
    submit: (to: Receiver) => {
      if (!assigning) void submitTransfer(accountId, session.id, to, note.text);
      else if (to !== "line") void assign(accountId, session.id, to);
    },
  };
}
