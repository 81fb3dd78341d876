import { useEffect, useState } from "react";
import { dismissToast, type Toast, useToasts } from "../../lib/toast-store.ts";
import { TextButton } from "../buttons/TextButton.tsx";

const shownForMs = 5_000;
/** Long enough to reach it by Tab (WCAG 2.2.1). */
const offeredForMs = 20_000;

function ToastLine({ toast }: { toast: Toast }) {
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

/** [RA5] [KB16] [SE18] Above the text box with its allowance and image, or the bar in its place. Browsers without anchors show toasts 80 px above the window's end. */
const clear = { bottom: "max(80px, calc(anchor(--composer top, 0px) + 8px))" };

/** Bottom centre; five seconds, longer where something is offered, and under pointer or focus. */
export function Toasts() {
  const toasts = useToasts((state) => state.toasts);
  return (
    <div
      role="status"
      style={clear}
      className="pointer-events-none fixed inset-x-4 bottom-20 z-50 flex flex-col items-center gap-2"
    >
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}
