import { supervises } from "@jieru/shared/domain/agent";
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useParams, useRouter } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import { useReadOnlyReason } from "../../data/feed/read-only.ts";
import { useMe } from "../../data/queries/use-snapshot.ts";
import { useSnapshot } from "../../data/store/snapshots.ts";
import { showDialog } from "../../features/commands/active-dialog.ts";
import { useCommandHandlers } from "../../features/commands/handlers.ts";
import { trackFocus } from "../../features/opening/focus-tracking.ts";
import { useOpenSessionId } from "../../features/opening/open-session.ts";
import { runPickUpNext } from "../../features/opening/pick-up-next.ts";
import { useNextUnanswered } from "../../features/opening/use-next-unanswered.ts";
import { usePickUp } from "../../features/opening/use-pick-up.ts";
import { focusSearchBox } from "../../features/page/search-box.ts";
import { longestUnanswered } from "../../features/session/lists.ts";
import { toggleExactTimes } from "../../i18n/exact-times.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { serverNow } from "../../lib/time/server-clock.ts";
import { showToast } from "../../lib/toast-store.ts";
import { usePrefetchedPages } from "./use-prefetched-pages.ts";

const isQueueEmpty = ({ waiting }: Snapshot): boolean => waiting.count === 0;

/** Registers the commands of every page of an account. Renders nothing. */
export function ConsoleCommands({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  const router = useRouter();
  const taking = usePickUp(accountId);
  const openOwnNext = useNextUnanswered(accountId);
  const readOnly = useReadOnlyReason();
  const addressed = useParams({ strict: false, select: (params) => params.sessionId });
  const sessionId = useOpenSessionId((addressed as SessionId | undefined) ?? null);
  const me = useMe(accountId);
  usePrefetchedPages(accountId);
  useEffect(() => trackFocus(router), [router]);
  const queueIsEmpty = useSnapshot(accountId, isQueueEmpty);
  const oldestIn = useCallback(
    (snapshot: Snapshot) => longestUnanswered(snapshot, sessionId, serverNow())?.id,
    [sessionId],
  );
  const oldest = useSnapshot(accountId, oldestIn);
  const go = (
    to: "/a/$accountId" | "/a/$accountId/search" | "/a/$accountId/supervise" | "/a/$accountId/settings",
  ) => ({
    run: () => void router.navigate({ to, params: { accountId } }),
  });
  useCommandHandlers({
    palette: { run: () => showDialog(sessionId ? "menu" : "palette") },
    keys: { run: () => showDialog("keys") },
    exactTimes: { run: toggleExactTimes },
    pickUpNext: {
      run: () => void runPickUpNext(taking),
      reason: queueIsEmpty ? t("next.nobody") : readOnly,
    },
    oldestUnanswered: {
      // Checked again, as the reason may be a moment old.
      run: () => openOwnNext() || showToast({ text: t("next.nobody_of_mine") }),
      reason: oldest ? null : t("next.nobody_of_mine"),
    },
    goSessions: go("/a/$accountId"),
    goSearch: { run: () => focusSearchBox() || go("/a/$accountId/search").run() },
    goBoard: supervises(me) ? go("/a/$accountId/supervise") : undefined,
    goSettings: go("/a/$accountId/settings"),
  });
  return null;
}
