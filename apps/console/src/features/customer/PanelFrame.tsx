import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useHasDrawer } from "../../lib/browser/use-media.ts";
import { inOverlay, isComposing, isTyping, keyOf } from "../../lib/keyboard/keys.ts";
import { openPanelId, usePanel } from "../session/use-panel.ts";

const docked = "col-start-4 row-span-2 row-start-1 w-(--panel-width) min-h-0 overflow-hidden";
const drawer =
  "appear fixed inset-y-0 right-0 z-30 w-(--panel-width) shadow-menu max-narrow:static max-narrow:col-start-1 max-narrow:row-span-2 max-narrow:row-start-1 max-narrow:w-auto max-narrow:shadow-none";

/** Places the panel beside the conversation, over it as a drawer, or in its place on a phone. */
export function PanelFrame({ children }: { children: ReactNode }) {
  const isDrawer = useHasDrawer();
  const { setOpen } = usePanel();
  const frame = useRef<HTMLDivElement>(null);
  useRestoreFocus(frame);
  useEffect(() => {
    if (!isDrawer) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isComposing(event) || keyOf(event) !== "Escape") return;
      if (belongsElsewhere(event.target, frame.current)) return;
      event.preventDefault();
      setOpen(false);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isDrawer, setOpen]);
  return (
    <div ref={frame} className={isDrawer ? drawer : docked}>
      {children}
    </div>
  );
}

/** Esc in a menu, dialog or text box beside the panel does not close the panel (KB3). */
const belongsElsewhere = (target: EventTarget | null, panel: HTMLElement | null): boolean =>
  inOverlay(target) || (isTyping(target) && target instanceof Node && !panel?.contains(target));

/** [EV14] Moves the focus from the closing panel to the button that opens it. */
function useRestoreFocus(frame: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const panel = frame.current;
    return () => {
      if (!panel?.contains(document.activeElement)) return;
      // Runs after components that move the focus themselves.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) document.getElementById(openPanelId)?.focus();
      });
    };
  }, [frame]);
}
