import { type ClipboardEvent, type DragEvent, type FormEvent, useId, useRef } from "react";
import { useAccount } from "../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { carriesFile } from "../../../lib/browser/refuse-files.ts";
import { usePointerKind } from "../../../lib/browser/use-media.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { firstImageIn, showOtherImagesToast } from "../attachment/image-file.ts";
import { blockSentence } from "../composer/block-sentence.ts";
import { useConversation } from "../conversation-context.ts";
import { CardFields } from "./CardFields.tsx";
import { CardPreview } from "./CardPreview.tsx";
import { closeCard } from "./card-box.ts";
import { cardFault, isInvalid } from "./card-fault.ts";
import { cancelCover, pickCover } from "./cover.ts";
import { SentCards } from "./SentCards.tsx";
import { useCardForm } from "./use-card-form.ts";

export function CardForm() {
  const { t } = useTranslation("cards");
  const { accountId, session, nameOf } = useConversation();
  const form = useCardForm();
  const { draft, block, fault } = form;
  const fields = useRef<HTMLFormElement>(null);
  const listId = useId();
  const way = usePointerKind();
  const account = useAccount(accountId);
  const reason = block ? blockSentence(block, nameOf, way) : fault && t(`wrong.${fault.why}`);
  const isFaulty = fault !== null && (form.tried || isInvalid(fault));
  const focus = (what: string) => fields.current?.querySelector<HTMLElement>(what)?.focus();
  const send = () => {
    if (!form.send() && fault) focus(`[data-field=${fault.field}]`);
  };
  const pick = (file: File) => {
    // The cover is usually picked last: the next Enter sends.
    const missing = cardFault({ ...draft, cover: null });
    focus(missing && missing.field !== "cover" ? `[data-field=${missing.field}]` : "[type=submit]");
    const goBack = (isRefused: boolean) => {
      if (isRefused && document.activeElement?.matches("[data-testid=card-send]"))
        focus("[data-field=cover]");
    };
    void pickCover(accountId, session.conversationId, file).then(goBack);
  };
  const take = (data: DataTransfer) => {
    const file = firstImageIn(data);
    if (!file) return;
    showOtherImagesToast(data, file);
    pick(file);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    take(event.clipboardData);
  };
  const onDrag = (event: DragEvent) => {
    if (!carriesFile(event.nativeEvent)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.type === "drop") take(event.dataTransfer);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form
      ref={fields}
      data-testid="card-dialog"
      onSubmit={onSubmit}
      onPaste={onPaste}
      onDragOver={onDrag}
      onDrop={onDrag}
      className="grid grid-cols-[1fr_240px] gap-x-5 gap-y-4 px-5 pt-4 max-narrow:grid-cols-1"
    >
      <h2 className="col-span-full text-15 font-semibold">{t("title")}</h2>
      <CardFields
        form={form}
        listId={listId}
        onSend={send}
        onPick={pick}
        onCancel={() => cancelCover(session.conversationId)}
      />
      <CardPreview draft={draft} account={account.name} />
      <SentCards id={listId} cards={form.found} at={form.at} onChoose={form.choose} />
      <div className="sticky bottom-0 order-last col-span-full -mx-5 flex items-center justify-end gap-2 bg-surface-3 px-5 pt-1 pb-4">
        <span
          role="status"
          data-testid="card-reason"
          className={`min-w-0 flex-1 text-12 ${!block && isFaulty ? "text-danger" : "text-ink-3"}`}
        >
          {block || isFaulty ? reason : null}
          {reason === null && t("conversation:composer.imageCost")}
        </span>
        <Button tone="quiet" onClick={closeCard}>
          {t("common:cancel")}
        </Button>
        <Button type="submit" tone="primary" data-testid="card-send" disabledReason={reason}>
          {t("conversation:composer.send")}
        </Button>
      </div>
    </form>
  );
}
