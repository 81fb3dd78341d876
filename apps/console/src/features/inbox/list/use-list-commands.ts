import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { useRouter } from "@tanstack/react-router";
import { isTyping } from "../../../lib/keyboard/keys.ts";
import { useCommandHandlers } from "../../commands/handlers.ts";
import { findRow } from "../../opening/find-row.ts";
import { keepNoteMode } from "../../opening/note-mode.ts";
import { moveTo } from "../../opening/open-session.ts";
import { noteOpenTrigger } from "../../opening/open-trigger.ts";
import { showTab } from "../../opening/shown-tab.ts";
import type { SteadyGroups } from "./use-steady-groups.ts";
import type { QueuePlace } from "./waiting-tail.ts";

interface ListCommands {
  accountId: AccountId;
  sessionId: SessionId | null;
  steady: SteadyGroups;
  tail: readonly QueuePlace[];
}

function neighbour(
  sessions: readonly QueuePlace[],
  current: SessionId | null,
  step: number,
): QueuePlace | undefined {
  const at = sessions.findIndex((s) => s?.id === current);
  if (at < 0) return step > 0 ? sessions[0] : sessions.at(-1);
  return sessions[at + step];
}

/** [RD5] Parameters about the open session must not be applied to the next one. */
const saysMore = (search: object): boolean => "m" in search || "panel" in search;

export function useListCommands({ accountId, sessionId, steady, tail }: ListCommands): void {
  const router = useRouter();
  const move = async (step: number) => {
    const sessions = [...steady.groups.flatMap((g) => g.sessions), ...tail];
    const next = neighbour(sessions, sessionId, step);
    steady.holdAfterKey();
    if (!next) return;
    const inList = document.activeElement?.closest("[data-list]");
    // In a text field, letters are text and not commands.
    const writing = isTyping(document.activeElement);
    noteOpenTrigger(writing ? "pointer" : "list_keys");
    const { id } = next;
    if (writing) keepNoteMode(next.conversationId);
    if (sessionId === null || writing || saysMore(router.latestLocation.search))
      await router.navigate({ to: "/a/$accountId/s/$sessionId", params: { accountId, sessionId: id } });
    else moveTo(router, accountId, id);
    if (inList) queueMicrotask(() => findRow(id)?.focus({ preventScroll: true }));
  };
  const next = { run: () => void move(1) };
  const previous = { run: () => void move(-1) };
  useCommandHandlers({
    nextSession: next,
    previousSession: previous,
    nextNeighbour: next,
    previousNeighbour: previous,
    showWaiting: { run: () => showTab("waiting") },
    showActive: { run: () => showTab("active") },
    showInactive: { run: () => showTab("inactive") },
    showEnded: { run: () => showTab("ended") },
  });
}
