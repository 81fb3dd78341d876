import type { SessionId } from "@jieru/shared/domain/ids";
import { maxMentions } from "@jieru/shared/domain/mention";
import { icon14, icon20 } from "@jieru/ui/icon.ts";
import { useNavigate } from "@tanstack/react-router";
import { ArrowUp, CornerDownLeft } from "lucide-react";
import { type KeyboardEvent, useCallback, useId, useRef, useState } from "react";
import { sendNote } from "../../../data/outbox/sending.ts";
import { formatLeft } from "../../../i18n/format-duration.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { usePointerKind } from "../../../lib/browser/use-media.ts";
import { showToast } from "../../../lib/toast-store.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { handlerOf } from "../../commands/handlers.ts";
import { AttachmentPreview } from "../attachment/AttachmentPreview.tsx";
import { attachImage } from "../attachment/attachments.ts";
import { openCard } from "../card/card-box.ts";
import { ConductStrip } from "../conduct/ConductStrip.tsx";
import { useConversation } from "../conversation-context.ts";
import { addressedIn, namedIn } from "../mentions/colleagues.ts";
import { useColleagues } from "../mentions/use-mention-menu.ts";
import { NextReply } from "../next-reply/NextReply.tsx";
import { usePrepare } from "../next-reply/use-prepare.ts";
import { optionId, QuickReplyMenu } from "../quick-replies/QuickReplyMenu.tsx";
import { useQuickReplyMenu } from "../quick-replies/use-quick-reply-menu.ts";
import { AllowanceBar } from "./AllowanceBar.tsx";
import { ByteCount } from "./ByteCount.tsx";
import { blockSentence } from "./block-sentence.ts";
import { ComposerTools } from "./ComposerTools.tsx";
import { isHeldBack } from "./composer-state.ts";
import { DraftBox } from "./DraftBox.tsx";
import type { DraftBoxHandle } from "./draft-box-handle.ts";
import { NoteQuestion } from "./NoteQuestion.tsx";
import { isUndoKey, undoLatest } from "./undo-latest.ts";
import type { ComposerModel } from "./use-composer.ts";
import { useTyping } from "./use-typing.ts";

interface Sending {
  beyond?: boolean;
  onSent?: () => void;
}

interface ComposerProps {
  composer: ComposerModel;
  onEscape: () => void;
}

/** The reply box. Typing is always possible; sending only if it would be accepted. */
export function Composer({ composer, onEscape }: ComposerProps) {
  const { accountId, session, viewer, nameOf } = useConversation();
  const box = useRef<DraftBoxHandle>(null);
  const statusId = useId();
  const way = usePointerKind();
  /** The draft before an IME composes: letters on their way to a word match no rule. */
  const [before, setBefore] = useState<string | null>(null);
  const typing = useTyping(session.conversationId);
  const { state, now, text, attachment, policy } = composer;
  const menu = useQuickReplyMenu(text, box);
  const choosing = menu.open && menu.active !== null;
  const { conversationId } = session;
  const pick = useCallback(
    (file: File) => void attachImage(accountId, conversationId, file),
    [accountId, conversationId],
  );
  const insert = useCallback((character: string) => box.current?.insert(character), []);
  const openOwnCard = useCallback(() => openCard(conversationId), [conversationId]);
  const prepare = usePrepare(session.id, isHeldBack(state), text);
  const colleagues = useColleagues();
  /** [NO11] The addressed colleague while the question is open, and the pending send. */
  const [question, setQuestion] = useState<{ name: string; sending: Sending } | null>(null);
  const send = (sending: Sending = {}): boolean => {
    const addressed =
      (sending.beyond || state.block === null) &&
      addressedIn(
        text,
        colleagues.map(({ agent }) => agent),
      );
    if (!addressed) return sendNow(sending);
    setQuestion({ name: addressed.name, sending });
    return false;
  };
  const saveAsNote = () => {
    const named = namedIn(
      text,
      colleagues.map((one) => ({ ...one, name: one.agent.name })),
    );
    const mentions = named.filter(({ why }) => why === null).map(({ agent }) => agent.id);
    sendNote({ accountId, session, agentId: viewer.id }, text.trim(), mentions.slice(0, maxMentions));
    setQuestion(null);
    composer.setText("");
    menu.sent();
    typing.stopped();
    box.current?.focus();
  };
  const sendNow = ({ beyond = false, onSent }: Sending): boolean => {
    if (!composer.send(beyond)) {
      if (state.block?.refusal === "slot_open") box.current?.select(state.block.slot);
      else if (state.block && state.block.refusal !== "nothing_written")
        showToast({ text: blockSentence(state.block, nameOf, way) });
      return false;
    }
    menu.sent();
    typing.stopped();
    box.current?.focus();
    onSent?.();
    return true;
  };
  const onEnter = () => (choosing && menu.active ? menu.choose(menu.active) : prepare() || send());
  const sendAndNext = () => {
    if (choosing) return onEnter();
    if (prepare()) return;
    const next = handlerOf("oldestUnanswered");
    send({ onSent: () => !next?.reason && next?.run() });
  };
  const navigate = useNavigate();
  const openSession = (sessionId: SessionId) => {
    if (sessionId !== session.id)
      void navigate({ to: "/a/$accountId/s/$sessionId", params: { accountId, sessionId } });
  };
  const undoesLatest = (event: KeyboardEvent): boolean => {
    const undone = text === "" && isUndoKey(event) && undoLatest(accountId, openSession);
    if (undone) event.preventDefault();
    return undone;
  };
  const onText = (next: string) => {
    composer.setText(next);
    menu.typed(next);
    if (next.trim() !== "") typing.typed();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches whether the focus is inside.
    <div
      // Quick replies hide while a dialog inside has the focus, as two lists would overlap.
      onFocus={({ target }) => menu.setAway(target.closest("[role=dialog]") !== null)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && menu.setAway(true)}
      onCompositionStart={() => setBefore(text)}
      onCompositionEnd={() => setBefore(null)}
      className="relative mx-4 mb-3.5 flex-none rounded-tile bg-surface-2 [anchor-name:--composer] ring ring-border-2 focus-within:ring-[1.5px] focus-within:ring-accent-solid max-narrow:mx-0 max-narrow:mb-0 max-narrow:rounded-none max-narrow:pb-[env(safe-area-inset-bottom)] max-narrow:border-t max-narrow:border-border-1 max-narrow:ring-0!"
    >
      {menu.open && <QuickReplyMenu menu={menu} left={state.allowance.left} />}
      <AllowanceBar
        allowance={state.allowance}
        level={state.level}
        now={now}
        nextGrant={policy.message.replies}
      />
      <SpokenAllowance id={statusId} composer={composer} />
      {attachment && (
        <AttachmentPreview
          accountId={accountId}
          conversationId={session.conversationId}
          attachment={attachment}
        />
      )}
      <NextReply composer={composer} onPrepare={prepare} onTry={() => send({ beyond: true })} />
      <ConductStrip sessionId={session.id} text={before ?? text} rules={composer.rules} />
      <div
        data-written={text !== "" || undefined}
        className="group/box grid grid-cols-[auto_1fr_auto] items-center max-narrow:items-end max-narrow:gap-1 max-narrow:p-1.5"
      >
        <div className="col-span-3 max-narrow:order-2 max-narrow:not-group-data-written/box:col-span-1 max-narrow:group-data-written/box:order-none">
          <DraftBox
            ref={box}
            text={text}
            onText={onText}
            onEnter={onEnter}
            onModEnter={sendAndNext}
            onEscape={() => (menu.open ? menu.close() : onEscape())}
            onImage={pick}
            onKey={(event) => menu.onKey(event) || undoesLatest(event)}
            list={
              menu.open
                ? { id: menu.id, activeId: menu.active ? optionId(menu.id, menu.active) : undefined }
                : null
            }
            describedBy={statusId}
          />
        </div>
        <ComposerTools onImage={pick} onEmoji={insert} onCard={openOwnCard} onQuickReplies={menu.toggle} />
        <ByteCount state={state} withImage={attachment !== null} />
        <SendButton composer={composer} choosing={choosing} onSend={() => send()} />
      </div>
      <NoteQuestion
        name={question?.name ?? null}
        onNote={saveAsNote}
        onSend={() => {
          setQuestion(null);
          sendNow(question?.sending ?? {});
        }}
        onCancel={() => {
          setQuestion(null);
          box.current?.focus();
        }}
      />
    </div>
  );
}

/** Describes the allowance for screen readers in minutes, so that it does not tick. */
function SpokenAllowance({ id, composer: { state, now } }: { id: string; composer: ComposerModel }) {
  const { t } = useTranslation("conversation");
  const { allowance, level } = state;
  const spoken =
    level === "used" || level === "closed"
      ? `${t(`bar.${level}`)}, ${t(`bar.hint.${level}`)}`
      : t("bar.spoken", { count: allowance.left, time: formatLeft(allowance.until - now) });
  return (
    <span id={id} hidden>
      {spoken}
    </span>
  );
}

interface SendButtonProps {
  composer: ComposerModel;
  choosing: boolean;
  onSend: () => void;
}

function SendButton({ composer: { state }, choosing, onSend }: SendButtonProps) {
  const { t } = useTranslation("conversation");
  const { nameOf } = useConversation();
  const way = usePointerKind();
  const reason = choosing
    ? t(`quick-replies:menu.chooseFirst_${way}`)
    : state.block && blockSentence(state.block, nameOf, way);
  const split = state.parts.length > 1;
  return (
    <Button
      data-testid="composer-send"
      tone="primary"
      disabledReason={reason}
      // [CD10] The second click of a double click accepts no warning.
      onClick={({ detail }) => detail < 2 && onSend()}
      className="mr-2 mb-2 max-narrow:order-3 max-narrow:col-start-3 max-narrow:m-0 max-narrow:min-w-11"
    >
      {split ? (
        t("composer.sendParts", { count: state.parts.length })
      ) : (
        <>
          <span className="max-narrow:sr-only">{t("composer.send")}</span>
          <CornerDownLeft {...icon14} className="max-narrow:hidden" />
          <ArrowUp {...icon20} className="narrow:hidden" />
        </>
      )}
    </Button>
  );
}
