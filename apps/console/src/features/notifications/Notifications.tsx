import { useSyncExternalStore } from "react";
import { confirmedSnapshot, useSnapshot } from "../../data/store/snapshots.ts";
import "../../i18n/messages/notifications.ts";
import "../../i18n/messages/supervise.ts";
import { allowanceLevel } from "@jieru/shared/domain/allowance";
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { useQuery } from "@tanstack/react-query";
import { useParams, useRouter } from "@tanstack/react-router";
import { useCallback, useEffect, useEffectEvent, useRef } from "react";
import { queryClient } from "../../data/http/query-client.ts";
import { invalidate } from "../../data/queries/invalidate.ts";
import { mentionsQuery } from "../../data/queries/mentions.ts";
import { currentConnection, useConnection } from "../../data/store/connection.ts";
import { hold } from "../../lib/browser/tab-lock.ts";
import { useAttention } from "../../lib/browser/use-attention.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { showTab } from "../opening/shown-tab.ts";
import { dueSessions } from "../session/lists.ts";
import { Announcer } from "./Announcer.tsx";
import { showBadge } from "./favicon.ts";
import { lookName, viewName } from "./locks.ts";
import { type Notifier, startNotifier } from "./notifier.ts";
import { currentSettings, notificationsQuery, useNotificationSettings } from "./settings-query.ts";
import { openSound, useSoundGate } from "./sound.ts";
import { useRefusedReplies } from "./use-refused-replies.ts";

export function Notifications({ accountId }: { accountId: AccountId }) {
  const notifier = useNotifier(accountId);
  const connection = useConnection();
  const live = connection.state === "live";
  const signedOut = connection.state === "signed_out";
  const gate = useSoundGate();
  const inView = useInView();
  useNotificationSettings();
  // Also on pages that show no mentions (MN8).
  useQuery(mentionsQuery(accountId));
  useBadge(accountId, signedOut);
  useRefresh();
  useRefusedReplies();
  useEffect(openSound, []);
  useEffect(() => {
    if (live) notifier.current?.flush();
    if (gate !== "unknown") notifier.current?.soundTurn(live && gate === "open");
  }, [notifier, live, gate]);
  useEffect(() => {
    if (signedOut) notifier.current?.seen();
  }, [notifier, signedOut]);
  useEffect(() => {
    // The tab may have been hidden while the page loaded.
    if (!inView || !isInView()) return;
    notifier.current?.seen();
    return hold(viewName(accountId), "shared");
  }, [notifier, accountId, inView]);
  return <Announcer accountId={accountId} />;
}

function useNotifier(accountId: AccountId) {
  const router = useRouter();
  const attentive = useAttention();
  const sessionId = useParams({ strict: false }).sessionId as SessionId | undefined;
  const looking = attentive ? (sessionId ?? null) : null;
  const inView = useInView();
  const view = useEffectEvent(() => ({ inView, attentive, looking }));
  useEffect(() => (looking ? hold(lookName(looking), "shared") : undefined), [looking]);

  const notifier = useRef<Notifier | null>(null);
  useEffect(() => {
    const desk = () => {
      const held = confirmedSnapshot(accountId);
      if (!held) throw new Error("the console has no snapshot");
      return held;
    };
    notifier.current = startNotifier({
      accountId,
      desk,
      settings: currentSettings,
      live: () => currentConnection().state === "live",
      view: () => view(),
      open: (kind, items) => {
        const session = items.at(-1)?.session;
        if (kind === "waiting") showTab("waiting");
        if (kind === "alarm") void router.navigate({ to: "/a/$accountId/supervise", params: { accountId } });
        else if (!session || kind === "returned" || (kind === "waiting" && items.length > 1))
          void router.navigate({ to: "/a/$accountId", params: { accountId } });
        else
          void router.navigate({
            to: "/a/$accountId/s/$sessionId",
            params: { accountId, sessionId: session.id },
          });
      },
    });
    return () => notifier.current?.stop();
  }, [accountId, router]);
  return notifier;
}

/** Reloads the settings on focus, as another device may have changed them. */
function useRefresh(): void {
  useEffect(() => {
    const refresh = () => void invalidate(queryClient, { queryKey: notificationsQuery.queryKey });
    window.addEventListener("focus", refresh);
    return () => window.removeEventListener("focus", refresh);
  }, []);
}

function useBadge(accountId: AccountId, signedOut: boolean): void {
  const now = useNow();
  const dueIn = useCallback((desk: Snapshot) => dueSessions(desk, Math.max(now, desk.now)), [now]);
  const countDue = useCallback((desk: Snapshot) => dueIn(desk).length, [dueIn]);
  const isLosing = useCallback(
    (desk: Snapshot) =>
      dueIn(desk).some(({ allowance }) => ["critical", "seconds"].includes(allowanceLevel(allowance, now))),
    [dueIn, now],
  );
  const count = useSnapshot(accountId, countDue);
  const losing = useSnapshot(accountId, isLosing);
  useEffect(() => showBadge(signedOut ? 0 : count, losing), [signedOut, count, losing]);
  useEffect(() => () => showBadge(0, false), []);
}

function subscribe(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}

const isInView = (): boolean => document.visibilityState === "visible";

const useInView = (): boolean => useSyncExternalStore(subscribe, isInView);
