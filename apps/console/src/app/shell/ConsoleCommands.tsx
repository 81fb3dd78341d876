import { supervises } from "@jieru/shared/domain/agent";
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useParams, useRouter } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import { useReadOnlyReason } from "../../data/feed/read-only.ts";
import { useMe } from "../../data/queries/use-snapshot.ts";
import { useSnapshot } from "../../data/store/snapshots.ts";
import { showDialog } from "../../features/commands/active-dialog.ts";
import { useOffers } from "../../features/commands/offers.ts";
import { trackFocus } from "../../features/opening/focus-tracking.ts";
import { useOpenSessionId } from "../../features/opening/open-session.ts";
import { pressNext } from "../../features/opening/press-next.ts";
import { useOwnNext } from "../../features/opening/use-own-next.ts";
import { useTaking } from "../../features/opening/use-taking.ts";
import { focusSearchBox } from "../../features/page/search-box.ts";
import { longestUnanswered } from "../../features/session/lists.ts";
import { toggleExactTimes } from "../../i18n/exact-times.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { serverNow } from "../../lib/time/server-clock.ts";
import { showToast } from "../../lib/toast-store.ts";
import { useAtHand } from "./use-at-hand.ts";

const nobodyWaits = ({ waiting }: Snapshot): boolean => waiting.count === 0;

/** What can be done on every page of an account. Draws nothing. */
export function ConsoleCommands({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("inbox");
  const router = useRouter();
  const taking = useTaking(accountId);
  const openOwnNext = useOwnNext(accountId);
  const readOnly = useReadOnlyReason();
  const addressed = useParams({ strict: false, select: (params) => params.sessionId });
  const sessionId = useOpenSessionId((addressed as SessionId | undefined) ?? null);
  const me = useMe(accountId);
  useAtHand(accountId);
  useEffect(() => trackFocus(router), [router]);
  const lineIsEmpty = useSnapshot(accountId, nobodyWaits);
  const oldestIn = useCallback(
    (desk: Snapshot) => longestUnanswered(desk, sessionId, serverNow())?.id,
    [sessionId],
  );
  const oldest = useSnapshot(accountId, oldestIn);
  const go = (
    to: "/a/$accountId" | "/a/$accountId/search" | "/a/$accountId/supervise" | "/a/$accountId/settings",
  ) => ({
    run: () => void router.navigate({ to, params: { accountId } }),
  });
  useOffers({
    palette: { run: () => showDialog(sessionId ? "menu" : "palette") },
    keys: { run: () => showDialog("keys") },
    exactTimes: { run: toggleExactTimes },
    pickUpNext: {
      run: () => void pressNext(taking),
      reason: lineIsEmpty ? t("next.nobody") : readOnly,
    },
    oldestUnanswered: {
      // Asked again: what the reason says may be a moment old.
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
