/**
 * [DW7] Moving through the list by keys, the marked row goes ahead of the address: what the browser and the router do for a new
 * address takes longer than marking a row and would be in front of the frame that shows it.
 *
 *     J ──► row marked ──► painted ──► conversation drawn ──► painted ──► address
 *
 * Who is passed by never gets into the address, so Back leads to whom one has looked at. Any press that could mean the session one
 * has moved to finds the address there (`passes`), and so does whoever goes elsewhere.
 */
import type { SessionId } from "@jieru/shared/domain/ids";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useLayoutEffect, useSyncExternalStore } from "react";
import { afterPaint } from "../ui/after-paint.ts";
import { createListeners } from "../ui/listeners.ts";

interface Ahead {
  id: SessionId;
  /** Brings the address there; null once it is on its way. */
  settle: (() => void) | null;
}

const presses = ["keydown", "pointerdown"] as const;
const listeners = createListeners();
let ahead: Ahead | null = null;

function setAhead(next: Ahead | null): void {
  ahead = next;
  listeners.tell();
}

/** Marks a session as the open one; `settle` is called when the address has time to follow. */
export const goAhead = (id: SessionId, settle: () => void): void => setAhead({ id, settle });

/** The address follows now. */
function settleNow(): void {
  const settle = ahead?.settle;
  if (!ahead || !settle) return;
  ahead.settle = null;
  settle();
}

/** The open session: the one moved to by keys, or that of the address. */
export const useAhead = (addressed: SessionId | null): SessionId | null =>
  useSyncExternalStore(listeners.listen, () => ahead?.id) ?? addressed;

const sessionIn = (pathname: string): SessionId | null =>
  (/\/s\/([^/]+)$/.exec(pathname)?.[1] as SessionId | undefined) ?? null;

/** Lets the address follow: `drawn` is whose conversation is on the screen, `passes` which presses do not mean it. */
export function useSettling(
  addressed: SessionId,
  drawn: SessionId,
  passes: (press: KeyboardEvent) => boolean,
): void {
  const router = useRouter();
  const wanted = useAhead(addressed);
  useLayoutEffect(() => {
    const arrived = addressed === wanted && sessionIn(router.latestLocation.pathname) === addressed;
    if (arrived && ahead?.id === addressed) ahead = null;
  }, [router, addressed, wanted]);
  useEffect(() => (drawn === wanted ? afterPaint(settleNow) : undefined), [drawn, wanted]);
  useEffect(() => {
    const onPress = (event: Event) => {
      if (!(event instanceof KeyboardEvent && passes(event))) settleNow();
    };
    // Whoever goes elsewhere meanwhile goes there.
    const stop = router.subscribe("onBeforeNavigate", ({ toLocation }) => {
      const next = sessionIn(toLocation.pathname);
      if (ahead && ahead.id !== next) setAhead(next && { id: next, settle: null });
    });
    for (const press of presses) window.addEventListener(press, onPress, true);
    return () => {
      for (const press of presses) window.removeEventListener(press, onPress, true);
      stop();
      ahead = null;
    };
  }, [router, passes]);
}
