import type { SessionId } from "@jieru/shared/domain/ids";
import { blockOf } from "@jieru/shared/domain/session";
import { cx } from "@jieru/ui/cx.ts";
import { icon16 } from "@jieru/ui/icon.ts";
import { useNavigate } from "@tanstack/react-router";
import { CircleCheck, Eye, Lock, LogIn, type LucideIcon, Moon } from "lucide-react";
import { useIsPrepared } from "../../../data/drafts/draft-store.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { isComposing } from "../../../lib/keyboard/keys.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { writeNote } from "../../opening/composer-mode.ts";
import { composerId, gateId } from "../../opening/focus-composer.ts";
import type { ComposerState, Gate } from "../composer/composer-state.ts";
import { isUndoKey, undoLatest } from "../composer/undo-latest.ts";
import { useConversation, useOpenSession } from "../conversation-context.ts";
import { RefusedReplies } from "../delivery/RefusedReplies.tsx";
import { FailureNote } from "../FailureNote.tsx";
import { KeyHint } from "../keys/KeyHint.tsx";
import { WrapUpPrompt } from "../wrap-up/WrapUpPrompt.tsx";
import { GateAction } from "./GateAction.tsx";
import { afterwards, gateLabels } from "./gate-labels.ts";
import { UnsavedCard, UnsavedDraft, UnsavedNote } from "./UnsavedDrafts.tsx";
import { useSuccessor } from "./use-successor.ts";

const icons: Record<Gate, LucideIcon> = {
  waiting: LogIn,
  inactive: Moon,
  watching: Eye,
  not_owner: Lock,
  ended: CircleCheck,
};

interface GateBarProps {
  gate: Gate;
  state: ComposerState;
  draft: string;
  onEscape: () => void;
}

/** Replaces the text box when the agent may not write, with the reason and one action. */
export function GateBar({ gate, state, draft, onEscape }: GateBarProps) {
  const { t } = useTranslation("conversation");
  const { accountId, nameOf, viewer } = useConversation();
  const session = useOpenSession();
  const prepared = useIsPrepared(session.id);
  const block = blockOf("annotate", session, viewer, serverNow());
  const hidden = blockOf("read", session, viewer, serverNow()) !== null;
  const after = afterwards(session, block !== null, useSuccessor());
  const words = gateLabels(gate, { session, state, nameOf, after });
  const Icon = icons[gate];
  const navigate = useNavigate();
  const openSession = (sessionId: SessionId) =>
    void navigate({ to: "/a/$accountId/s/$sessionId", params: { accountId, sessionId } });
  return (
    <section
      // [KB17] For a supervisor who watches, the bar has the focus: a button would take a hasty Enter.
      id={gate === "watching" ? composerId : gateId}
      tabIndex={-1}
      data-testid="gate"
      data-gate={gate}
      aria-label={words.title}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !isComposing(event)) onEscape();
        // [KB24] The bar replaces the reply box of the session that has just ended.
        if (gate === "ended" && isUndoKey(event) && undoLatest(accountId, openSession))
          event.preventDefault();
      }}
      className={cx(
        "mx-4 mb-3.5 flex-none rounded-tile ring max-narrow:mx-0 max-narrow:mb-0 max-narrow:rounded-none max-narrow:pb-[env(safe-area-inset-bottom)]",
        gate === "watching" ? "bg-note-soft ring-note-line" : "bg-surface-2 ring-border-2",
        gate === "ended" && "[anchor-name:--composer]",
      )}
    >
      <div className="flex items-center gap-2.5 px-3 py-2.5 max-narrow:flex-wrap max-narrow:justify-end">
        <Icon {...icon16} className="flex-none text-ink-2" />
        <span className="min-w-0 flex-1 max-narrow:basis-[46%]">
          <b className="font-semibold">{words.title}</b>
          {words.text && (
            <span className={cx("block text-12", gate === "watching" ? "text-note" : "text-ink-3")}>
              {words.text}
            </span>
          )}
          {hidden && <RefusedReplies sessionId={session.id} />}
          <UnsavedDraft draft={draft} prepared={prepared} />
          <UnsavedNote sessionId={session.id} />
          <UnsavedCard conversationId={session.conversationId} />
        </span>
        <span className="flex flex-none gap-2.5 empty:hidden">
          {!block && (
            <Button
              data-testid="write-note"
              hint={<KeyHint label={t("note.write")} name="note" />}
              onClick={() => writeNote(session.conversationId)}
            >
              {t("note.write")}
            </Button>
          )}
          <GateAction gate={gate} />
        </span>
      </div>
      <WrapUpPrompt />
      <FailureNote target={session.id} actions={["pickUp", "reactivate", "reopen"]} />
    </section>
  );
}
