import type { AgentId } from "@jieru/shared/domain/ids";
import type { Addressee } from "@jieru/shared/domain/mention";
import { Fragment, type ReactNode } from "react";
import { useConversation } from "../conversation-context.ts";
import { Said } from "../text/Said.tsx";
import { noteParts } from "./colleagues.ts";

interface WithNamesProps {
  text: string;
  to: readonly Addressee[];
  nameOf: (id: AgentId) => string | undefined;
  viewerId: AgentId;
  /** How what stands between the names is drawn. */
  say?: (text: string) => ReactNode;
}

/** [MN10] A note's text, in which whom it names stands out, as they are called now; oneself the most. */
export const WithNames = ({ text, to, nameOf, viewerId, say = (plain) => plain }: WithNamesProps) =>
  noteParts(text, to).map((part, i) =>
    part.kind === "text" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places.
      <Fragment key={i}>{say(part.text)}</Fragment>
    ) : (
      <b
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places.
        key={i}
        data-testid="mention"
        data-mine={part.who.agentId === viewerId || undefined}
        className="font-semibold text-note data-mine:rounded-[4px] data-mine:bg-note data-mine:px-1 data-mine:py-px data-mine:text-note-soft"
      >
        @{nameOf(part.who.agentId) ?? part.who.name}
      </b>
    ),
  );

/** The same in the timeline. */
export function NoteText({ text, to }: Pick<WithNamesProps, "text" | "to">) {
  const { nameOf, viewer } = useConversation();
  return (
    <WithNames
      text={text}
      to={to}
      nameOf={nameOf}
      viewerId={viewer.id}
      say={(between) => <Said text={between} />}
    />
  );
}
