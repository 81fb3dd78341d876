import { reminderLength } from "@jieru/shared/domain/reminder";
import { icon14 } from "@jieru/ui/icon.ts";
import { AlarmClock } from "lucide-react";
import { useState } from "react";
import { unsavedReminders } from "../../../data/drafts/unsaved.ts";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { setReminder } from "../../../data/queries/reminders.ts";
import { useAccount } from "../../../data/queries/use-snapshot.ts";
import { formatAhead } from "../../../i18n/format-clock.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { Input } from "../../../ui/fields/Input.tsx";
import { lengthLimit } from "../../../ui/fields/length-limit.ts";
import { Dialog } from "../../../ui/overlays/Dialog.tsx";
import { useConversation, useOpenSession } from "../conversation-context.ts";
import { BlockedNote } from "../picker/BlockedNote.tsx";
import { useBlocked } from "../picker/use-blocked.ts";
import { usePickerKeys } from "../picker/use-picker-keys.ts";
import { useUnsavedText } from "../picker/use-unsaved-text.ts";
import { fieldOf, instantOf, isInRange, offeredTimes, type ReminderChoice } from "./reminder-times.ts";
import { OwnTime, TimeOption } from "./TimeOption.tsx";

interface ReminderDialogProps {
  open: boolean;
  onClose: () => void;
}

export function ReminderDialog({ open, onClose }: ReminderDialogProps) {
  const { t } = useTranslation("conversation");
  return (
    <Dialog open={open} onClose={onClose} label={t("reminder.title")} className="w-88">
      <ReminderForm onClose={onClose} />
    </Dialog>
  );
}

function ReminderForm({ onClose }: Pick<ReminderDialogProps, "onClose">) {
  const { t } = useTranslation("conversation");
  const { accountId, viewer } = useConversation();
  const session = useOpenSession();
  const { openingHours } = useAccount(accountId);
  const before = session.reminder;
  const blocked = useBlocked("remind");
  const held = useReadOnlyReason() ?? blocked;
  const [now] = useState(serverNow);
  const [offered] = useState(() => offeredTimes({ openingHours, allowance: session.allowance }, now));
  const { text, type, discard } = useUnsavedText(
    unsavedReminders,
    session.id,
    (kept) => kept ?? before?.text ?? "",
  );
  const [own, setOwn] = useState(() => fieldOf(before && !before.due ? before.at : now + 24 * 3_600_000));
  const choices = [...offered.map(({ choice }) => choice), "own" as const];
  const [chosen, setChosen] = useState<ReminderChoice | "own">(
    before && !before.due ? "own" : (choices[0] ?? "own"),
  );
  const at = chosen === "own" ? instantOf(own) : (offered.find((o) => o.choice === chosen)?.at ?? null);
  const inRange = at !== null && isInRange(at, serverNow());
  const reason = held ?? (inRange ? null : t("reminder.range"));
  const step = (by: number) =>
    setChosen((one) => choices[(choices.indexOf(one) + by + choices.length) % choices.length] ?? one);
  const save = async (reminder: { at: number; text: string | null } | null) => {
    onClose();
    unsavedReminders.keep(session.id, text);
    const { ok } = await setReminder(accountId, session.id, viewer.id, reminder);
    if (ok) unsavedReminders.keep(session.id, null);
  };
  const set = () => {
    if (at !== null && !reason) void save({ at, text: text.trim() || null });
  };
  const cancel = () => {
    discard();
    onClose();
  };
  const { findKeys, onSubmit } = usePickerKeys({ step, take: set });
  return (
    <form onSubmit={onSubmit} data-testid="reminder-dialog" className="grid p-1">
      <label className="flex h-9 items-center gap-2 border-b border-border-1 px-2.5 text-ink-3 max-narrow:h-11">
        <AlarmClock {...icon14} className="flex-none" />
        <span className="sr-only">{t("reminder.text")}</span>
        <Input
          variant="bare"
          autoFocus
          data-testid="reminder-text"
          value={text}
          {...lengthLimit(reminderLength, type)}
          onKeyDown={findKeys.onKeyDown}
          onKeyUp={findKeys.onKeyUp}
          placeholder={t("reminder.text")}
          className="flex-1"
        />
      </label>
      <div role="radiogroup" aria-label={t("reminder.title")} className="py-1">
        {offered.map((one) => (
          <TimeOption
            key={one.choice}
            choice={one.choice}
            checked={chosen === one.choice}
            onChoose={() => setChosen(one.choice)}
          >
            {formatAhead(one.at, now)}
          </TimeOption>
        ))}
        <TimeOption choice="own" checked={chosen === "own"} onChoose={() => setChosen("own")}>
          <OwnTime
            value={own}
            onChange={(value) => {
              setOwn(value);
              setChosen("own");
            }}
          />
        </TimeOption>
      </div>
      <p role="status" data-testid="reminder-says" className="px-2 text-12 text-ink-2 not-empty:pb-1.5">
        <span className="sr-only">
          {t(`reminder.choice.${chosen}`)} {at !== null && formatAhead(at, now)}
        </span>
        {at !== null && at >= session.allowance.until && (
          <span className="text-waiting">
            {t("reminder.beyond", { time: formatAhead(session.allowance.until, now) })}
          </span>
        )}
      </p>
      <BlockedNote reason={blocked} />
      <span className="flex justify-end gap-2 p-1.5">
        {before && (
          <Button
            tone="quiet"
            data-testid="reminder-remove"
            disabledReason={held}
            onClick={() => void save(null)}
            className="mr-auto"
          >
            {t("reminder.remove")}
          </Button>
        )}
        <Button tone="quiet" onClick={cancel}>
          {t("common:cancel")}
        </Button>
        <Button type="submit" tone="primary" data-testid="reminder-set" disabledReason={reason}>
          {t("reminder.set")}
        </Button>
      </span>
    </form>
  );
}
