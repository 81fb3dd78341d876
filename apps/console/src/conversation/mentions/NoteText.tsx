import type { Addressee } from "@jieru/shared/domain/mention";
import { useConversation } from "../conversation-context.ts";
import { Said } from "../text/Said.tsx";
import { noteParts } from "./colleagues.ts";

/** [MN10] A note's text, in which whom it names stands out, as they are called now; oneself the most. */
export function NoteText({ text, to }: { text: string; to: readonly Addressee[] }) {
  const { nameOf, viewer } = useConversation();
  return noteParts(text, to).map((part, i) =>
    part.kind === "text" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places.
      <Said key={i} text={part.text} />
    ) : (
      <b
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places.
        key={i}
        data-testid="mention"
        data-mine={part.who.agentId === viewer.id || undefined}
        className="font-semibold text-note data-mine:rounded-[4px] data-mine:bg-note data-mine:px-1 data-mine:py-px data-mine:text-note-soft"
      >
        @{nameOf(part.who.agentId) ?? part.who.name}
      </b>
    ),
  );
}
