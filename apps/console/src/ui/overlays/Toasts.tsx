import { useEffect, useState } from "react";
import { dismissToast, type Toast, useToasts } from "../../lib/toast-store.ts";
import { TextButton } from "../buttons/TextButton.tsx";

const shownForMs = 5_000;
/** Long enough to reach it by Tab (WCAG 2.2.1). */
const offeredForMs = 20_000;

function ToastItem({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  const usualMs = toast.action ? offeredForMs : shownForMs;
  const forMs = toast.forMs ?? usualMs;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(toast.id), forMs);
    return () => clearTimeout(timer);
  }, [held, toast.id, forMs]);
  const hold = { onPointerEnter: () => setHeld(true), onFocus: () => setHeld(true) };
  const release = { onPointerLeave: () => setHeld(false), onBlur: () => setHeld(false) };
  const act = () => {
    toast.action?.run();
    dismissToast(toast.id);
  };
  return (
    <div
      {...hold}
      {...release}
      className="appear pointer-events-auto flex min-w-70 items-center gap-2.5 rounded-tile bg-surface-3 py-2.5 pr-3 pl-3.5 shadow-menu [&_b]:font-semibold"
    >
      {toast.icon}
      <span className="min-w-0 flex-1">{toast.text}</span>
      {toast.action && <TextButton onClick={act}>{toast.action.label}</TextButton>}
    </div>
  );
}

/** [RA5] [KB16] [SE18] Above the composer. Without anchor support: 80 px above the bottom. */
const position = { bottom: "max(80px, calc(anchor(--composer top, 0px) + 8px))" };

/** Toasts at the bottom centre, longer if they offer an action, and while hovered or focused. */
export function Toasts() {
  const toasts = useToasts((state) => state.toasts);
  return (
    <div
      role="status"
      style={position}
      className="pointer-events-none fixed inset-x-4 bottom-20 z-50 flex flex-col items-center gap-2"
    >
      {toasts.map((toast) => (
        <ToastItem key={toast.id} toast={toast} />
      ))}
    </div>
  );
}
