import { useRouter } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";

const open: object[] = [];

/** [AP9] Makes the browser's back close the innermost open element instead of leaving the page. */
export function useCloseOnBack(isOpen: boolean, onClose: () => void): void {
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
