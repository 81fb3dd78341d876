import { useEffect, useRef } from "react";
import { lastOpenedBy } from "../inbox/opened-by.ts";
import { useIsNarrow } from "../inbox/use-media.ts";
import { Composer } from "./Composer.tsx";
import { useConversation } from "./conversation-context.ts";
import { composerId, focusComposer } from "./focus-composer.ts";
import { focusRow } from "./focus-row.ts";
import { GateBar } from "./GateBar.tsx";
import { useComposer } from "./use-composer.ts";
import { useDropImage } from "./use-drop-image.ts";

/** The composer, or the bar that stands in its place. */
export function ReplyArea() {
  const { session } = useConversation();
  const composer = useComposer();
  const { gate } = composer.state;
  useFocusOnOpening();
  useFocusKept(gate);
  useDropImage(gate === null);
  if (gate) return <GateBar gate={gate} state={composer.state} draft={composer.text} />;
  return <Composer composer={composer} onEscape={() => focusRow(session.id)} />;
}

/** Opened by a press, the next key writes; moving through the list leaves the focus in the list. A phone's keyboard stays down. */
function useFocusOnOpening(): void {
  const narrow = useIsNarrow();
  useEffect(() => {
    if (lastOpenedBy() === "pointer" && !narrow) focusComposer();
  }, [narrow]);
}

/** When box and bar take each other's place, the focus goes along: what is taken out of the page takes its focus with it. */
function useFocusKept(gate: string | null): void {
  const lastFocused = useRef("");
  useEffect(() => {
    const onFocusIn = (event: FocusEvent) => {
      lastFocused.current = event.target instanceof Element ? event.target.id : "";
    };
    document.addEventListener("focusin", onFocusIn);
    return () => document.removeEventListener("focusin", onFocusIn);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the change of place matters.
  useEffect(() => {
    if (lastFocused.current === composerId && document.activeElement === document.body) focusComposer();
  }, [gate]);
}
