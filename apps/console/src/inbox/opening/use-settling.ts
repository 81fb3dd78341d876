import type { SessionId } from "@jieru/shared/domain/ids";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useLayoutEffect } from "react";
import { afterPaint } from "../../ui/drawing/after-paint.ts";
import { currentAhead, sessionIn, setAhead, useAhead } from "./ahead.ts";

const presses = ["keydown", "pointerdown"] as const;

/** The address follows now. */
function settleNow(): void {
  const ahead = currentAhead();
  const settle = ahead?.settle;
  if (!ahead || !settle) return;
  ahead.settle = null;
  settle();
}

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
    if (arrived && currentAhead()?.id === addressed) setAhead(null);
  }, [router, addressed, wanted]);
  useEffect(() => (drawn === wanted ? afterPaint(settleNow) : undefined), [drawn, wanted]);
  useEffect(() => {
    const onPress = (event: Event) => {
      if (!(event instanceof KeyboardEvent && passes(event))) settleNow();
    };
    // An agent who goes elsewhere meanwhile is not brought back.
    const stop = router.subscribe("onBeforeNavigate", ({ toLocation }) => {
      const next = sessionIn(toLocation.pathname);
      const ahead = currentAhead();
      if (ahead && ahead.id !== next) setAhead(next && { id: next, settle: null });
    });
    for (const press of presses) window.addEventListener(press, onPress, true);
    return () => {
      for (const press of presses) window.removeEventListener(press, onPress, true);
      stop();
      setAhead(null);
    };
  }, [router, passes]);
}
