import type { AccountId } from "@jieru/shared/domain/ids";
import type { Addressee } from "@jieru/shared/domain/mention";
import type { Session } from "@jieru/shared/domain/session";
import { icon14 } from "@jieru/ui/icon.ts";
import { StickyNote } from "lucide-react";
import { useAgentName, useViewer } from "../../data/queries/use-snapshot.ts";
import { formatDayTime } from "../../i18n/format-day-time.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useIsNarrow } from "../../lib/browser/use-media.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { TextButton } from "../../ui/buttons/TextButton.tsx";
import { EmptyState } from "../../ui/notices/EmptyState.tsx";
import { WithNames } from "../conversation/mentions/NoteText.tsx";
import { useOlderMessages } from "../conversation/scroll/use-paging.ts";
import type { NoteMessage } from "../conversation/timeline/timeline-bodies.ts";
import { writeNote } from "../opening/composer-mode.ts";
import { usePanel } from "../session/use-panel.ts";
import { useBlockReason } from "./use-block-reason.ts";
import { Withheld } from "./Withheld.tsx";

interface NotesProps {
  accountId: AccountId;
  session: Session;
  notes: readonly NoteMessage[];
  more: boolean;
  /** [RD24] More may become visible after pick-up. */
  withheld?: boolean;
}

export function Notes({ accountId, session, notes, more, withheld = false }: NotesProps) {
  const { t } = useTranslation("customer");
  const older = useOlderMessages(session.conversationId);
  return (
    <section className="grid gap-2 px-4 py-3.5">
      <WriteNote accountId={accountId} session={session} />
      {withheld && <Withheld />}
      {notes.length === 0 && !more && !withheld && (
        <EmptyState title={t("notes.none")} hint={t("notes.noneText")} />
      )}
      <ul className="m-0 grid list-none gap-2 p-0">
        {notes.map((note) => (
          <NoteLine key={note.id} accountId={accountId} note={note} />
        ))}
      </ul>
      {more && (
        <p className="text-12 text-ink-3">
          {older.state === "loading" ? (
            t("history.loading")
          ) : (
            <TextButton onClick={older.load}>
              {t(older.state === "failed" ? "not_read" : "history.more")}
            </TextButton>
          )}
        </p>
      )}
    </section>
  );
}

function WriteNote({ accountId, session }: Pick<NotesProps, "accountId" | "session">) {
  const { t } = useTranslation("conversation");
  const narrow = useIsNarrow();
  const { setOpen } = usePanel();
  const reason = useBlockReason("annotate", accountId, session);
  const press = () => {
    if (narrow) setOpen(false);
    writeNote(session.conversationId);
  };
  return (
    <Button icon={<StickyNote {...icon14} />} disabledReason={reason} onClick={press}>
      {t("note.write")}
    </Button>
  );
}

const nobody: readonly Addressee[] = [];

function NoteLine({ accountId, note }: { accountId: AccountId; note: NoteMessage }) {
  const { t } = useTranslation();
  const nameOf = useAgentName(accountId);
  const viewer = useViewer(accountId);
  const now = useNow();
  return (
    <li
      data-testid={`note-${note.id}`}
      className="rounded-control bg-note-soft px-2.5 py-1.5 inset-ring inset-ring-note-line"
    >
      <span className="flex items-baseline gap-1.5 text-12 text-note">
        <b dir="auto" className="truncate text-left font-semibold">
          {(note.agentId && nameOf(note.agentId)) || t("agent")}
        </b>
        <time data-at={note.at} dateTime={new Date(note.at).toISOString()} className="flex-none">
          {formatDayTime(note.at, now)}
        </time>
      </span>
      <span className="block whitespace-pre-wrap wrap-anywhere">
        <WithNames text={note.note} to={note.to ?? nobody} nameOf={nameOf} viewerId={viewer.id} />
      </span>
    </li>
  );
}
