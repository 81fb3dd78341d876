import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { SessionStanding } from "@jieru/shared/domain/session";
import { useMemo, useState } from "react";
import { unsavedNotes } from "../../../data/drafts/unsaved.ts";
import { assign, transfer } from "../../../data/queries/sessions.ts";
import { useAccount, useAgents } from "../../../data/queries/use-snapshot.ts";
import { useHeldRows } from "../../../ui/lists/held-rows.ts";
import { useKeptText } from "../choosing/use-kept-text.ts";
import { useConversation } from "../conversation-context.ts";
import { candidatesFor, keepCandidates } from "./giving.ts";
import { canTake, findTargets, firstFound, nextReceiver, type Receiver } from "./transfer-targets.ts";

const waits: SessionStanding = { state: "waiting", ownerId: null };

/** Keeps the note until the transfer is accepted: refused, it is there when the dialog is opened again. */
async function handOver(accountId: AccountId, id: SessionId, to: Receiver, note: string): Promise<void> {
  unsavedNotes.keep(id, note);
  const { ok } = await transfer(accountId, id, to, note.trim() || undefined);
  if (ok) unsavedNotes.keep(id, null);
}

/** To whom the session may go, the best choice first; which of them is found and chosen; and the note for them. */
export function useTransfer() {
  const { accountId, session } = useConversation();
  const account = useAccount(accountId);
  const agents = useAgents(accountId);
  // If somebody picks the session up meanwhile, it is not taken from them: assigning is then refused with the name of
  // who was quicker.
  const [assigning] = useState(session.state === "waiting");
  const [find, setFind] = useState("");
  const ranked = useMemo(
    () => candidatesFor(agents, assigning ? waits : session, account),
    [agents, assigning, session, account],
  );
  const targets = useHeldRows(find, ranked, keepCandidates);
  const [marked, mark] = useState<Receiver | null>(() => firstFound(ranked, find));
  const note = useKeptText(unsavedNotes, session.id, (kept = "") => kept);
  const found = findTargets(targets, find);
  const able = found.filter(canTake).map(({ agent }) => agent.id);
  const receivers: readonly Receiver[] = assigning ? able : ["line", ...able];
  // Nobody else takes the place of one who cannot take it any more: Enter may be on its way.
  const chosen = marked !== null && receivers.includes(marked) ? marked : null;
  return {
    /** It waited when the dialog was opened: it is assigned, and cannot go back to the line. */
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
    give: (to: Receiver) => {
      if (!assigning) void handOver(accountId, session.id, to, note.text);
      else if (to !== "line") void assign(accountId, session.id, to);
    },
  };
}
