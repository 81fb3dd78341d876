import { timeZoneOf } from "@jieru/shared/domain/local-day";
import type { Account } from "@jieru/shared/domain/snapshot";
import { useEffect } from "react";
import { exactTimeLabel } from "../../i18n/exact-time-label.ts";
import { hideTooltip, leaveTooltip, requestTooltip } from "../../ui/overlays/tooltip-store.ts";

const timeOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest("[data-at]") : null;

const maxLines = 12;

/** `times` is "1 2 3" for instants, or "1-2 3-4" for spans. */
function linesOf(times: string, timeZone: string): string {
  const lines = times.split(" ").map((time) => {
    const [from = 0, to = from] = time.split("-").map(Number);
    return exactTimeLabel(from, timeZone, to);
  });
  return (lines.length > maxLines ? [...lines.slice(0, maxLines), "…"] : lines).join("\n");
}

/** [TR5] Shows the exact form of a hovered or focused time. `data-at` holds its instants (RD10). */
export function ExactTimes({ account }: { account: Account }) {
  const timeZone = timeZoneOf(account);
  useEffect(() => {
    const ask = (anchor: Element, atOnce: boolean) => {
      const content = linesOf(anchor.getAttribute("data-at") ?? "", timeZone);
      requestTooltip({ anchor, content, side: "top" }, atOnce);
    };
    let pointedAt: Element | null = null;
    const point = ({ target }: PointerEvent) => {
      const anchor = timeOf(target);
      if (anchor === pointedAt) return;
      pointedAt = anchor;
      if (anchor) ask(anchor, false);
    };
    // [EV19] Touch counts on contact, a mouse on movement, so that scrolling shows nothing.
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
