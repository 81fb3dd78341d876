import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import type { SessionStanding } from "@jieru/shared/domain/session";
import { Search, StickyNote } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { assign, transfer } from "../../api/sessions.ts";
import { useAccount, useAgents } from "../../api/use-desk.ts";
import { typedAhead } from "../../commands/typed-ahead.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { unsavedNotes } from "../../state/unsaved.ts";
import { useReadOnlyReason } from "../../sync/read-only.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { icon14 } from "../../ui/icon.ts";
import { useKeptOrder } from "../../ui/kept-order.ts";
import { isComposing } from "../../ui/keys.ts";
import { useEnterKey } from "../../ui/use-enter-key.ts";
import { useConversation } from "../conversation-context.ts";
import { candidateKey, candidatesFor } from "./giving.ts";
import { TransferOption } from "./TransferOption.tsx";
import { TransferToLine } from "./TransferToLine.tsx";
import { canTake, findTargets, firstFound, nextReceiver, type Receiver } from "./transfer-targets.ts";

interface TransferDialogProps {
  open: boolean;
  onClose: () => void;
}

/** [AG5] Transfers a session, or assigns it if it was waiting when the dialog was opened. */
export const TransferDialog = ({ open, onClose }: TransferDialogProps) => {
  const { t } = useTranslation("conversation");
  const { session } = useConversation();
  const label = t(session.state === "waiting" ? "assign.title" : "transfer.title");
  return (
    <Dialog open={open} onClose={onClose} label={label} className="w-80">
      <TransferForm onClose={onClose} />
    </Dialog>
  );
};

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

const waits: SessionStanding = { state: "waiting", ownerId: null };

/** Keeps the note until the transfer is accepted: refused, it is there when the dialog is opened again. */
async function handOver(accountId: AccountId, id: SessionId, to: Receiver, note: string): Promise<void> {
  unsavedNotes.keep(id, note);
  const { ok } = await transfer(accountId, id, to, note.trim() || undefined);
  if (ok) unsavedNotes.keep(id, null);
}

/** Colleagues with their load, the best choice first, and a note for the receiver. Typing searches, arrows move. */
function TransferForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("conversation");
  const { accountId, session } = useConversation();
  const account = useAccount(accountId);
  const agents = useAgents(accountId);
  // If somebody picks the session up meanwhile, it is not taken from them: assigning is then refused with the name of
  // who was quicker.
  const [assigning] = useState(session.state === "waiting");
  const [find, setFind] = useState(typedAhead);
  const readOnly = useReadOnlyReason();
  const ranked = candidatesFor(agents, assigning ? waits : session, account);
  const targets = useKeptOrder(find, ranked, candidateKey);
  const [marked, setMarked] = useState<Receiver | null>(() => firstFound(ranked, find));
  const [note, setNote] = useState(unsavedNotes.of(session.id) ?? "");
  const shown = findTargets(targets, find);
  const able = shown.filter(canTake).map(({ agent }) => agent.id);
  const receivers: readonly Receiver[] = assigning ? able : ["line", ...able];
  // Nobody else takes the place of one who cannot take it any more: Enter may be on its way.
  const chosen = marked !== null && receivers.includes(marked) ? marked : null;
  const search = (text: string) => {
    setFind(text);
    setMarked(firstFound(ranked, text));
  };
  const send = () => {
    if (!chosen || readOnly) return;
    if (!assigning) void handOver(accountId, session.id, chosen, note);
    else if (chosen !== "line") void assign(accountId, session.id, chosen);
    onClose();
  };
  const title = t(assigning ? "assign.title" : "transfer.title");
  const keys = useEnterKey(send, () => undefined);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || isComposing(event)) return keys.onKeyDown(event);
    event.preventDefault();
    setMarked(nextReceiver(receivers, chosen, step));
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form onSubmit={onSubmit} data-testid="transfer-dialog" className="grid p-1">
      <label className="flex h-9 items-center gap-2 border-b border-border-1 px-2.5 text-ink-3">
        <Search {...icon14} />
        <span className="flex-none">{title}</span>
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to choose a colleague.
          autoFocus
          data-testid="transfer-find"
          value={find}
          onChange={(event) => search(event.target.value)}
          onKeyDown={onKeyDown}
          onKeyUp={keys.onKeyUp}
          placeholder={t("transfer.search")}
          className="min-w-0 flex-1 bg-transparent text-ink-1 not-forced-colors:outline-none! placeholder:text-ink-3"
        />
        <span role="status" className="sr-only">
          {chosen === "line" ? t("transfer.toLine") : agents.find(({ id }) => id === chosen)?.name}
        </span>
      </label>
      <div
        role="radiogroup"
        aria-label={title}
        // As high as with all colleagues, so that the matches do not move under the pointer.
        style={{ minHeight: `min(18rem, ${2 * targets.length + (assigning ? 0.5 : 2.5)}rem)` }}
        className="thin-scroll max-h-72 overflow-y-auto py-1"
      >
        {!assigning && <TransferToLine checked={chosen === "line"} onChoose={() => setMarked("line")} />}
        {shown.map((target) => (
          <TransferOption
            key={target.agent.id}
            target={target}
            checked={target.agent.id === chosen}
            onChoose={() => setMarked(target.agent.id)}
          />
        ))}
        {shown.length === 0 && (
          <p className="px-2 py-1.5 text-12 text-ink-3">
            {t(targets.some(canTake) ? "transfer.none" : assigning ? "assign.nobody" : "transfer.nobody")}
          </p>
        )}
      </div>
      {!assigning && (
        <label className="flex items-start gap-2 border-t border-border-1 px-2.5 py-[7.5px] text-ink-3">
          <StickyNote {...icon14} className="mt-[3px] flex-none" />
          <textarea
            data-testid="transfer-note"
            rows={1}
            value={note}
            maxLength={500}
            onChange={(event) => setNote(event.target.value)}
            onKeyDown={keys.onKeyDown}
            onKeyUp={keys.onKeyUp}
            placeholder={t("transfer.note")}
            aria-label={t("transfer.note")}
            className="thin-scroll field-sizing-content block max-h-40 min-w-0 flex-1 resize-none bg-transparent text-ink-1 wrap-anywhere not-forced-colors:outline-none! placeholder:text-ink-3"
          />
        </label>
      )}
      <span className="flex justify-end gap-2 p-1.5">
        <Button tone="quiet" onClick={onClose}>
          {t("common:cancel")}
        </Button>
        <Button
          type="submit"
          tone="primary"
          data-testid="transfer-confirm"
          disabledReason={readOnly ?? (chosen ? null : t(assigning ? "assign.choose" : "transfer.choose"))}
        >
          {t(assigning ? "assign.submit" : "transfer.submit")}
        </Button>
      </span>
    </form>
  );
}
