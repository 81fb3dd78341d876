import { type Alarm, isSessionAlarm } from "@jieru/shared/domain/alarms";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { icon12, icon14 } from "@jieru/ui/icon.ts";
import { Clock, type LucideIcon, MessageCircleWarning, Timer, Unplug, UserX, X } from "lucide-react";
import { useMemo } from "react";
import { useAlarms } from "../../../data/queries/use-board.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { serverNow } from "../../../lib/time/server-clock.ts";
import { useHasElapsed } from "../../../lib/time/use-has-elapsed.ts";
import { useNowSeconds } from "../../../lib/time/use-now.ts";
import { alarmLabel } from "../../session/alarm-label.ts";
import { useAlarmFilter } from "../alarm-filter.tsx";

const icons: Record<Alarm["alarm"], LucideIcon> = {
  waiting_long: Clock,
  unanswered_long: MessageCircleWarning,
  nobody_online: UserX,
  allowance_closing: Timer,
  push_silence: Unplug,
};

const urgent: ReadonlySet<Alarm["alarm"]> = new Set(["allowance_closing", "push_silence"]);

/** How long react-aria's announcer (`@react-aria/live-announcer`) keeps its text in the page. */
const spokenMs = 7_000;

/** [AL6] Stays only until it is announced: later a screen reader should find just the visible text. */
const Spoken = ({ words }: { words: string }) => (useHasElapsed(spokenMs) ? null : <p>{words}</p>);

interface SpokenAlarmProps {
  alarm: Alarm;
  targetMs: number;
}

/** [AL6] Announces an alarm when it begins and when its size changes, but not every minute. */
function SpokenAlarm({ alarm, targetMs }: SpokenAlarmProps) {
  const { i18n } = useTranslation("supervise");
  const concerned = "count" in alarm && alarm.count;
  const more = "atLeast" in alarm && alarm.atLeast;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with whom the alarm concerns, not with the time.
  const words = useMemo(
    () => alarmLabel(alarm, targetMs, serverNow()),
    [alarm.alarm, concerned, more, targetMs, i18n.language],
  );
  return <Spoken key={words} words={words} />;
}

/** Always present with the same height, so that an alarm moves nothing under the pointer. */
export function AlarmStrip({ accountId, desk }: { accountId: AccountId; desk: Snapshot }) {
  const { t } = useTranslation("supervise");
  const alarms = useAlarms(accountId);
  const now = useNowSeconds();
  return (
    <section
      aria-label={t("alarms")}
      className="flex min-h-9 flex-none items-center border-b border-border-1 bg-surface-1 px-5 text-12 max-narrow:px-4"
    >
      <div aria-live="polite" data-testid="alarms-spoken" className="sr-only">
        {alarms.length === 0 && <Spoken words={t("no_alarms")} />}
        {alarms.map((alarm) => (
          <SpokenAlarm key={alarm.alarm} alarm={alarm} targetMs={desk.account.waitTargetMs} />
        ))}
      </div>
      <ul data-testid="alarms" className="flex flex-wrap items-center gap-x-5 gap-y-1 py-1">
        {alarms.length === 0 && <li className="text-ink-3">{t("no_alarms")}</li>}
        {alarms.map((alarm) => {
          const Icon = icons[alarm.alarm];
          return (
            <li
              key={alarm.alarm}
              data-alarm={alarm.alarm}
              data-urgent={urgent.has(alarm.alarm) || undefined}
              className="flex items-center gap-1.5 font-semibold text-waiting data-urgent:text-danger"
            >
              <Icon {...icon14} className="flex-none" />
              <AlarmText alarm={alarm.alarm} words={alarmLabel(alarm, desk.account.waitTargetMs, now)} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** [AL9] The text of an alarm. An alarm about sessions is a button that filters the lists to them. */
function AlarmText({ alarm, words }: { alarm: Alarm["alarm"]; words: string }) {
  const { t } = useTranslation("supervise");
  const filter = useAlarmFilter();
  if (!isSessionAlarm(alarm)) return words;
  const isPressed = filter.alarm === alarm;
  return (
    <button
      type="button"
      aria-pressed={isPressed}
      title={t(isPressed ? "alarm_filter.off" : "alarm_filter.on")}
      onClick={() => filter.setAlarm(isPressed ? null : alarm)}
      className="hit inline-flex items-center gap-1 rounded-control hover:underline aria-pressed:bg-waiting-soft aria-pressed:px-1.5"
    >
      {words}
      {isPressed && <X {...icon12} className="flex-none" />}
    </button>
  );
}
