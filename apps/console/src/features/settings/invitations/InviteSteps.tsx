import { icon14 } from "@jieru/ui/icon.ts";
import { CircleAlert, CircleCheck, QrCode, Smartphone, UserPlus } from "lucide-react";
import type { ReactNode } from "react";
import { formatDayTime } from "../../../i18n/format-day-time.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import type { Inviting } from "./use-inviting.ts";

interface StepProps {
  icon: ReactNode;
  state: "done" | "now" | "todo" | "refused";
  at?: number | null | undefined;
  children: ReactNode;
}

export function InviteSteps({ inviting: { made, seen } }: { inviting: Inviting }) {
  const { t } = useTranslation("bindings");
  const opened = seen?.openedAt ?? null;
  const used = seen?.usedAt ?? null;
  const full = used === null ? (seen?.fullAt ?? null) : null;
  return (
    <ol
      aria-live="polite"
      data-testid="invite-steps"
      className="mt-auto grid gap-1.5 border-t border-border-1 pt-3"
    >
      <Step
        icon={made ? <CircleCheck {...icon14} /> : <QrCode {...icon14} />}
        state={made ? "done" : "todo"}
        at={seen?.createdAt}
      >
        {t(made ? "step.made" : "step.to_make")}
      </Step>
      <Step
        icon={<Smartphone {...icon14} />}
        state={opened === null ? "todo" : used === null ? "now" : "done"}
        at={opened}
      >
        {t(opened === null ? "step.to_open" : used === null ? "step.opened" : "step.was_opened")}
      </Step>
      {full !== null && (
        <Step icon={<CircleAlert {...icon14} />} state="refused" at={full}>
          {t("step.full")}
        </Step>
      )}
      <Step icon={<UserPlus {...icon14} />} state={used === null ? "todo" : "done"} at={used}>
        {used === null ? t("step.to_use") : t("step.used", { name: seen?.usedBy?.name ?? "" })}
      </Step>
    </ol>
  );
}

function Step({ icon, state, at, children }: StepProps) {
  const now = useNow();
  return (
    <li
      data-state={state}
      className="flex items-center gap-2 text-ink-2 data-[state=now]:text-ink-1 data-[state=refused]:text-ink-1 data-[state=todo]:text-ink-3 [&>svg]:flex-none data-[state=done]:[&>svg]:text-active data-[state=now]:[&>svg]:text-accent data-[state=refused]:[&>svg]:text-danger"
    >
      {icon}
      <span className="min-w-0 flex-1">{children}</span>
      {at != null && (
        <span data-at={at} className="text-12 text-ink-3">
          {formatDayTime(at, now)}
        </span>
      )}
    </li>
  );
}
