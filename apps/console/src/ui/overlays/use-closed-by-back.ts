import { useRouter } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";

/** What is open, the innermost last. */
const open: object[] = [];

/**
 * [AP9] Going back in the history closes what is open, the innermost first, and leaves the page where it is: a gesture at the edge of a
 * phone must not take the conversation away under a dialog. Outside a router there is nowhere to go back to.
 */
export function useClosedByBack(isOpen: boolean, onClose: () => void): void {
  const router = useRouter({ warn: false });
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (!isOpen) return;
    const own = {};
    open.push(own);
    const unblock = router?.history.block({
      enableBeforeUnload: false,
      blockerFn: ({ action }) => {
        if (action !== "BACK" || open.at(-1) !== own) return false;
        close();
        return true;
      },
    });
    return () => {
      open.splice(open.indexOf(own), 1);
      unblock?.();
    };
  }, [isOpen, router]);
}
