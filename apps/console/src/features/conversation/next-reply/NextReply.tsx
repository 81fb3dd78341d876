import { cx } from "@jieru/ui/cx.ts";
import { icon14 } from "@jieru/ui/icon.ts";
import { Hourglass } from "lucide-react";
import { useState } from "react";
import { readDraft, useIsPrepared, writeDraft } from "../../../data/drafts/draft-store.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { usePointerKind } from "../../../lib/browser/use-media.ts";
import { showToast } from "../../../lib/toast-store.ts";
import { TextButton } from "../../../ui/buttons/TextButton.tsx";
import { LazyMount } from "../../../ui/rendering/LazyMount.tsx";
import { onDemand } from "../../../ui/rendering/on-demand.tsx";
import { focusComposer } from "../../opening/focus-composer.ts";
import { lastLine } from "../../session/session-labels.ts";
import { isHeldBack } from "../composer/composer-state.ts";
import type { ComposerModel } from "../composer/use-composer.ts";
import { useConversation, useOpenSession } from "../conversation-context.ts";

const TryDialog = onDemand(async () => (await import("./TryDialog.tsx")).TryDialog);

interface NextReplyProps {
  composer: ComposerModel;
  onPrepare: () => void;
  onTry: () => void;
}

/**
 * [DR19] [RA8] Offers to prepare or try a reply while none can be sent. Once the customer has written, shows their
 * message beside the prepared reply.
 */
export function NextReply({ composer, onPrepare, onTry }: NextReplyProps) {
  const session = useOpenSession();
  const prepared = useIsPrepared(session.id);
  const heldBack = isHeldBack(composer.state);
  const [asking, setAsking] = useState(false);
  const isOpen = asking && composer.state.tryBlock === null;
  return (
    <>
      <div role="status" data-testid="next-reply" data-prepared={prepared || undefined}>
        {(heldBack || prepared) && (
          <div
            className={cx(
              "flex flex-wrap items-center gap-x-3 gap-y-0.5 border-b px-3 py-1.5 text-12",
              prepared ? "border-waiting-line bg-waiting-soft text-waiting" : "border-border-1 text-ink-2",
            )}
          >
            <PreparedNotice heldBack={heldBack} prepared={prepared} />
            <span className="ml-auto flex flex-none gap-3">
              {heldBack && !prepared && <Prepare composer={composer} onPrepare={onPrepare} />}
              {prepared && <Remove />}
              {composer.state.level === "used" && <Try composer={composer} onAsk={() => setAsking(true)} />}
            </span>
          </div>
        )}
      </div>
      <LazyMount open={isOpen} onFailed={() => setAsking(false)}>
        <TryDialog
          open={isOpen}
          granted={composer.state.allowance.granted}
          onClose={() => setAsking(false)}
          onTry={() => {
            setAsking(false);
            onTry();
          }}
        />
      </LazyMount>
    </>
  );
}

function PreparedNotice({ heldBack, prepared }: { heldBack: boolean; prepared: boolean }) {
  const { t } = useTranslation("conversation");
  const { viewer, customerName } = useConversation();
  const session = useOpenSession();
  const way = usePointerKind();
  if (!prepared) return <span className="min-w-0">{t(`next.hint_${way}`)}</span>;
  const wrote = !heldBack && session.lastMessage?.direction === "in";
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-3">
      {wrote && (
        <span dir="auto" data-testid="customer-wrote" className="max-w-full min-w-0 truncate text-ink-1">
          {t("next.wrote", { name: customerName, words: lastLine(session, viewer.id) })}
        </span>
      )}
      <span className="min-w-0 font-semibold">
        <Hourglass {...icon14} aria-hidden="true" className="mr-1.5 inline align-[-2.5px]" />
        {t(`next.${heldBack ? "prepared" : "proposed"}_${way}`)}
      </span>
    </span>
  );
}

function Prepare({ composer, onPrepare }: Pick<NextReplyProps, "composer" | "onPrepare">) {
  const { t } = useTranslation("conversation");
  const reason = composer.text.trim() === "" ? t("block.nothing_written") : null;
  return (
    <TextButton data-testid="prepare" disabledReason={reason} onClick={() => reason ?? onPrepare()}>
      {t("next.prepare")}
    </TextButton>
  );
}

function Remove() {
  const { t } = useTranslation("conversation");
  const { id } = useOpenSession();
  const remove = () => {
    const text = readDraft(id);
    writeDraft(id, "");
    focusComposer();
    const restore = () => readDraft(id) === "" && writeDraft(id, text);
    showToast({ text: t("next.removed"), action: { label: t("next.put_back"), run: restore } });
  };
  return (
    <TextButton data-testid="remove-prepared" onClick={remove}>
      {t("next.remove")}
    </TextButton>
  );
}

function Try({ composer, onAsk }: { composer: ComposerModel; onAsk: () => void }) {
  const { t } = useTranslation("conversation");
  const { tryBlock } = composer.state;
  const reason = tryBlock && t(`next.tryBlock.${tryBlock}`);
  return (
    <TextButton data-testid="try-reply" disabledReason={reason} onClick={() => reason ?? onAsk()}>
      {t("next.try")}
    </TextButton>
  );
}
