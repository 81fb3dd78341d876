import { type ToggleEvent, useState } from "react";

/**
 * Whether a menu is open inside an element. A menu can be opened by key without the pointer being near, and its row must then stay
 * in place, so that the menu does not end up beside another one. No event tells that a menu has gone with its row.
 */
export function useOpenMenu(): { menuOpen: boolean; onToggle: (event: ToggleEvent) => void } {
  const [menu, setMenu] = useState<EventTarget | null>(null);
  return {
    menuOpen: menu instanceof Element && menu.isConnected,
    // React tells of all that opens within.
    onToggle: ({ newState, target }) =>
      setMenu((now) => (newState === "open" ? target : now === target ? null : now)),
  };
}
