import { type ToggleEvent, useState } from "react";

/**
 * Whether a menu is open in an element, and what tells of it: by keys one opens without a pointer being there, and it must not come to
 * lie beside something else than it is about. Of what goes with its row nothing tells that it is closed.
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
