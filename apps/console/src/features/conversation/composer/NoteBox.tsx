import { isBlank } from "@jieru/shared/domain/blank";
import { lengthOf } from "@jieru/shared/domain/length-of";
import { maxMentions } from "@jieru/shared/domain/mention";
import { maxNoteLength } from "@jieru/shared/domain/tags";
import { cx } from "@jieru/ui/cx.ts";
import { icon14, icon16, icon20 } from "@jieru/ui/icon.ts";
import { ArrowUp, CornerDownLeft, Lock, X } from "lucide-react";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { useDraft, writeDraft } from "../../../data/drafts/draft-store.ts";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { sendNote } from "../../../data/outbox/sending.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { IconButton } from "../../../ui/buttons/IconButton.tsx";
import { TextButton } from "../../../ui/buttons/TextButton.tsx";
import { type CommandHandlers, useCommandHandlers } from "../../commands/handlers.ts";
import { turnNoteIntoReply, writeReply } from "../../opening/composer-mode.ts";
import { useConversation } from "../conversation-context.ts";
import { type Colleague, namedIn } from "../mentions/colleagues.ts";
import { MentionMenu, mentionOptionId } from "../mentions/MentionMenu.tsx";
import { useColleagues, useMentionMenu } from "../mentions/use-mention-menu.ts";
import { WrapUpPrompt } from "../wrap-up/WrapUpPrompt.tsx";
import { DraftBox } from "./DraftBox.tsx";
import type { DraftBoxHandle } from "./draft-box-handle.ts";
import { EmojiPicker } from "./EmojiPicker.tsx";
import { ModeSwitch } from "./ModeSwitch.tsx";

interface NoteBoxProps {
  /** Whether the agent may also reply: decides between a mode switch and a close button. */
  canReply: boolean;
  onEscape: () => void;
}

function disabledReplyHandlers(reason: string): CommandHandlers {
  const handler = { run: () => undefined, reason };
  return { quickReplies: handler, image: handler, card: handler };
}

/** [NO8] The note box. It looks different, and nothing in it can reach the customer. */
export function NoteBox({ canReply, onEscape }: NoteBoxProps) {
  const { t } = useTranslation("conversation");
  const { accountId, session, viewer } = useConversation();
  const { conversationId } = session;
  const box = useRef<DraftBoxHandle>(null);
  const privateId = useId();
  const text = useDraft(session.id, "note");
  useEffect(() => box.current?.focus(), []);
  const all = useColleagues();
  const menu = useMentionMenu(all, box);
  const named = useMemo(() => namedIn(text, all.map(withName)), [text, all]);
  const mentions = named.filter(({ why }) => why === null).map(({ agent }) => agent.id);
  const reason = useReason(text, mentions.length);
  useCommandHandlers(canReply ? disabledReplyHandlers(t("note.notInNotes")) : {});
  const [savedNote, setSavedNote] = useState<string | null>(null);
  const save = () => {
    if (reason !== null) return;
    sendNote({ accountId, session, agentId: viewer.id }, text.trim(), mentions);
    setSavedNote(text.trim());
    menu.close();
    writeDraft(session.id, "", "note");
    box.current?.focus();
  };
  const meantAsReply = canReply && text === "" ? savedNote : null;
  return (
    <section
      data-testid="note-box"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && menu.close()}
      aria-label={t("note.mark")}
      className="relative mx-4 mb-3.5 flex-none rounded-tile bg-note-soft ring ring-note-line focus-within:ring-[1.5px] max-narrow:mx-0 max-narrow:mb-0 max-narrow:rounded-none max-narrow:pb-[env(safe-area-inset-bottom)] max-narrow:ring-0! max-narrow:border-t max-narrow:border-note-line"
    >
      {menu.open && <MentionMenu menu={menu} />}
      <div className="flex h-8 items-center gap-1.5 border-b border-note-line px-3 text-12 text-note">
        <Lock {...icon14} className="flex-none" />
        <b className="flex-none font-semibold">{t("note.mark")}</b>
        <span id={privateId} role="status" className="truncate">
          <Audience isSaved={meantAsReply !== null} named={named} />
        </span>
        {meantAsReply !== null && (
          <TextButton
            data-testid="note-to-reply"
            onClick={() => turnNoteIntoReply(session, meantAsReply)}
            className="ml-auto"
          >
            {t("note.toReply")}
          </TextButton>
        )}
        {!canReply && (
          <IconButton
            data-testid="close-note"
            label={t("note.close")}
            onClick={() => writeReply(conversationId)}
            touch="low"
            className="-mr-1.5 ml-auto"
          >
            <X {...icon14} />
          </IconButton>
        )}
      </div>
      <div
        data-written={text !== "" || undefined}
        className="group/box grid grid-cols-[auto_1fr_auto] items-center max-narrow:items-end max-narrow:gap-1 max-narrow:p-1.5"
      >
        <div className="col-span-3 max-narrow:order-2 max-narrow:not-group-data-written/box:col-span-1 max-narrow:group-data-written/box:order-none">
          <DraftBox
            ref={box}
            note
            text={text}
            onText={(next) => {
              setSavedNote(null);
              writeDraft(session.id, next, "note");
              menu.typed();
            }}
            onEnter={() => (menu.open && menu.active ? menu.choose(menu.active) : save())}
            onEscape={() => (menu.open ? menu.close() : onEscape())}
            onKey={menu.onKey}
            list={
              menu.open
                ? { id: menu.id, activeId: menu.active ? mentionOptionId(menu.id, menu.active) : undefined }
                : null
            }
            describedBy={privateId}
          />
        </div>
        <div className="mb-2 ml-2 flex items-center gap-0.5 max-narrow:order-1 max-narrow:m-0">
          {canReply && <ModeSwitch mode="note" />}
          <span className="max-narrow:hidden">
            <EmojiPicker onPick={(character) => box.current?.insert(character)} />
          </span>
        </div>
        <Count text={text} />
        <Button
          data-testid="note-send"
          disabledReason={reason}
          onClick={save}
          className="mr-2 mb-2 max-narrow:order-3 max-narrow:col-start-3 max-narrow:m-0 max-narrow:min-w-11"
        >
          <span className="max-narrow:sr-only">{t("note.keep")}</span>
          <CornerDownLeft {...icon16} className="max-narrow:hidden" />
          <ArrowUp {...icon20} className="narrow:hidden" />
        </Button>
      </div>
      <WrapUpPrompt />
    </section>
  );
}

const withName = (one: Colleague) => ({ ...one, name: one.agent.name });

/** Says who will see the note: agents it cannot reach, the owner it whispers to (MN3), or only readers. */
function Audience({ isSaved, named }: { isSaved: boolean; named: readonly Colleague[] }) {
  const { t } = useTranslation("conversation");
  const { session, viewer, nameOf } = useConversation();
  if (isSaved) return t("note.kept");
  const unreached = named.filter(({ why }) => why !== null).map(({ agent }) => agent.name);
  if (unreached.length > 0) return t("note.unreached", { names: unreached.join(t("note.joint")) });
  const { ownerId, state } = session;
  const isRunning = state === "active" || state === "inactive";
  if (!isRunning || ownerId === null || ownerId === viewer.id) return t("note.private");
  return t("note.whisper", { name: nameOf(ownerId) ?? t("common:agent") });
}

function useReason(text: string, mentionCount: number): string | null {
  const { t } = useTranslation("conversation");
  const readOnly = useReadOnlyReason();
  if (readOnly) return readOnly;
  if (isBlank(text)) return t("block.nothing_written");
  const over = lengthOf(text.trim()) - maxNoteLength;
  if (over > 0) return t("note.over", { count: over });
  return mentionCount > maxMentions ? t("note.tooMany", { limit: maxMentions }) : null;
}

function Count({ text }: { text: string }) {
  const { t } = useTranslation("conversation");
  const length = lengthOf(text.trim());
  const over = length > maxNoteLength;
  return (
    <span
      className={cx(
        "mr-2.5 mb-2 justify-self-end text-12 whitespace-nowrap max-narrow:hidden",
        over ? "font-semibold text-danger" : "text-note",
      )}
    >
      {over
        ? t("note.over", { count: length - maxNoteLength })
        : length > maxNoteLength * 0.8 && t("note.count", { length, limit: maxNoteLength })}
    </span>
  );
}
