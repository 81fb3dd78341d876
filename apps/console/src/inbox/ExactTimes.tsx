import { timeZoneOf } from "@jieru/shared/domain/local-day";
import type { Account } from "@jieru/shared/domain/snapshot";
import { useEffect } from "react";
import { exactWords } from "../i18n/exact-words.ts";
import { askTooltip, hideTooltip, leaveTooltip } from "../ui/tooltip-store.ts";

const timeOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest("[data-at]") : null;

/** More are not told one by one. */
const maxLines = 12;

/** "1 2 3" and "1-2 3-4": several instants, and several times from when to when. */
function linesOf(times: string, timeZone: string): string {
  const lines = times.split(" ").map((time) => {
    const [from = 0, to = from] = time.split("-").map(Number);
    return exactWords(from, timeZone, to);
  });
  return (lines.length > maxLines ? [...lines.slice(0, maxLines), "…"] : lines).join("\n");
}

/**
 * [TR5] The exact form of whatever short time is pointed at, or has the focus by keyboard: one listener for all of them, on
 * every page. `data-at` is the instant, or [RD10] all that are told as one.
 */
export function ExactTimes({ account }: { account: Account }) {
  const timeZone = timeZoneOf(account);
  useEffect(() => {
    const ask = (anchor: Element, atOnce: boolean) => {
      const content = linesOf(anchor.getAttribute("data-at") ?? "", timeZone);
      askTooltip({ anchor, content, side: "top" }, atOnce);
    };
    let pointedAt: Element | null = null;
    const point = ({ target }: PointerEvent) => {
      const anchor = timeOf(target);
      if (anchor === pointedAt) return;
      pointedAt = anchor;
      if (anchor) ask(anchor, false);
    };
    // [EV16] A finger points by touching, a mouse by moving: what comes to lie under it says nothing.
    const touch = (event: PointerEvent) => event.pointerType === "touch" && point(event);
    const leave = ({ target, relatedTarget }: PointerEvent) => {
      const anchor = timeOf(target);
      if (!anchor || anchor === timeOf(relatedTarget)) return;
      pointedAt = null;
      leaveTooltip(anchor);
    };
    const focus = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.matches("[data-at]:focus-visible")) ask(target, true);
    };
    const blur = ({ target }: FocusEvent) => target instanceof Element && hideTooltip(target);
    document.addEventListener("pointermove", point);
    document.addEventListener("pointerover", touch);
    document.addEventListener("pointerout", leave);
    document.addEventListener("focusin", focus);
    document.addEventListener("focusout", blur);
    return () => {
      document.removeEventListener("pointermove", point);
      document.removeEventListener("pointerover", touch);
      document.removeEventListener("pointerout", leave);
      document.removeEventListener("focusin", focus);
      document.removeEventListener("focusout", blur);
    };
  }, [timeZone]);
  return null;
}
