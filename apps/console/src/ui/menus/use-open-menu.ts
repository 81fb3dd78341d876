import { type ToggleEvent, useState } from "react";

/** Returns whether a menu is open inside an element. No event reports a menu that is removed with its row. */
export function useOpenMenu(): { menuOpen: boolean; onToggle: (event: ToggleEvent) => void } {
  const [menu, setMenu] = useState<EventTarget | null>(null);
  return {
    menuOpen: menu instanceof Element && menu.isConnected,
    // React bubbles toggle events of children.
    onToggle: ({ newState, target }) =>
      setMenu((now) => (newState === "open" ? target : now === target ? null : now)),
  };
}
