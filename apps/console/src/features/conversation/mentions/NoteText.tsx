import type { AgentId } from "@jieru/shared/domain/ids";
import type { Addressee } from "@jieru/shared/domain/mention";
import { Fragment, type ReactNode } from "react";
import { useConversation } from "../conversation-context.ts";
import { MessageText } from "../text/MessageText.tsx";
import { noteParts } from "./colleagues.ts";

interface WithNamesProps {
  text: string;
  to: readonly Addressee[];
  nameOf: (id: AgentId) => string | undefined;
  viewerId: AgentId;
  say?: (text: string) => ReactNode;
}

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

export function NoteText({ text, to }: Pick<WithNamesProps, "text" | "to">) {
  const { nameOf, viewer } = useConversation();
  return (
    <WithNames
      text={text}
      to={to}
      nameOf={nameOf}
      viewerId={viewer.id}
      say={(between) => <MessageText text={between} />}
    />
  );
}
