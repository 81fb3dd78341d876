import type { Reminder } from "@jieru/shared/domain/reminder";
import { blockOf } from "@jieru/shared/domain/session";
import { icon16 } from "@jieru/ui/icon.ts";
import { AlarmClock } from "lucide-react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { setReminder } from "../../../data/queries/reminders.ts";
import { formatAhead } from "../../../i18n/format-clock.ts";
import { refusalSentence } from "../../../i18n/refusal-labels.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { Button } from "../../../ui/buttons/Button.tsx";
import { handlerOf, useCommandHandlers, useHandlersChange } from "../../commands/handlers.ts";
import { focusComposerForKeys } from "../../opening/focus-composer.ts";
import { useConversation, useOpenSession } from "../conversation-context.ts";
import { FailureNote } from "../FailureNote.tsx";

export function ReminderBar() {
  const { id, reminder } = useOpenSession();
  return (
    <section
      data-testid="reminder-bar"
      data-due={reminder?.due || undefined}
      className="mx-4 mb-2 flex-none rounded-tile bg-surface-2 ring ring-border-2 data-due:bg-note-soft data-due:ring-note-line max-narrow:mx-0 max-narrow:mb-0 max-narrow:rounded-none"
    >
      {reminder && <PendingReminder reminder={reminder} />}
      <FailureNote target={id} actions={["remind"]} />
    </section>
  );
}

function PendingReminder({ reminder }: { reminder: Reminder }) {
  const { t } = useTranslation("conversation");
  const { accountId, viewer, nameOf } = useConversation();
  const session = useOpenSession();
  const words = useReminderLabel(reminder);
  const readOnly = useReadOnlyReason();
  const block = blockOf("remind", session, viewer, serverNow());
  const reason = readOnly ?? (block && refusalSentence(block, nameOf));
  const remove = () => {
    if (reason) return;
    focusComposerForKeys();
    void setReminder(accountId, session.id, viewer.id, null);
  };
  useCommandHandlers({ remindDone: { run: remove, reason } });
  return (
    <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1.5 px-3 py-2">
      <AlarmClock {...icon16} className={`flex-none ${reminder.due ? "text-waiting" : "text-ink-3"}`} />
      <span role="status" className="min-w-0 flex-1 basis-40 text-12 text-ink-2 wrap-anywhere">
        {reminder.due ? <b className="font-semibold text-ink-1">{words}</b> : words}
        {reminder.by !== viewer.id && (
          <span className="text-ink-3">
            {" "}
            · {t("reminder.by", { name: nameOf(reminder.by) ?? t("common:agent") })}
          </span>
        )}
      </span>
      <span className="ml-auto flex flex-none gap-1.5">
        <ChangeButton>{t(reminder.due ? "reminder.again" : "reminder.change")}</ChangeButton>
        <Button
          size="small"
          tone={reminder.due ? "plain" : "quiet"}
          data-testid="reminder-done"
          disabledReason={reason}
          onClick={remove}
        >
          {t(reminder.due ? "reminder.done" : "reminder.remove")}
        </Button>
      </span>
    </div>
  );
}

function useReminderLabel({ at, text, due }: Reminder): string {
  const { t } = useTranslation("conversation");
  const now = useNow();
  if (due) return text ? t("reminder.dueFor", { text }) : t("reminder.due");
  const time = formatAhead(at, now);
  return text ? t("reminder.atFor", { time, text }) : t("reminder.at", { time });
}

function ChangeButton({ children }: { children: string }) {
  useHandlersChange();
  const handler = handlerOf("remind");
  if (!handler) return null;
  return (
    <Button
      size="small"
      tone="quiet"
      data-testid="reminder-again"
      disabledReason={handler.reason ?? null}
      onClick={handler.run}
    >
      {children}
    </Button>
  );
}
