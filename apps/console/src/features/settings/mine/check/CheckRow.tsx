import { icon16 } from "@jieru/ui/icon.ts";
import { CircleAlert, CircleCheck, CircleHelp, CircleX, type LucideIcon } from "lucide-react";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { checkLabel } from "./check-labels.ts";
import type { Asked, Check, CheckState } from "./checks.ts";

const signs: Record<CheckState, { icon: LucideIcon; tone: string }> = {
  well: { icon: CircleCheck, tone: "text-active" },
  note: { icon: CircleAlert, tone: "text-waiting" },
  wrong: { icon: CircleX, tone: "text-danger" },
  unknown: { icon: CircleHelp, tone: "text-ink-2" },
};

interface CheckRowProps {
  check: Check;
  asked: Asked;
  soundSentence: string;
}

export function CheckRow({ check, asked, soundSentence }: CheckRowProps) {
  const { t } = useTranslation("self-check");
  const { icon: Icon, tone } = signs[check.state];
  return (
    <li
      data-testid={`check-${check.part}`}
      data-standing={check.state}
      className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-3 border-b border-border-1 py-3"
    >
      <span className={`flex h-5 items-center ${tone}`}>
        <Icon {...icon16} />
      </span>
      <span className="min-w-0">
        <b className="block font-semibold">{t(`part.${check.part}`)}</b>
        <span className="block text-12 text-ink-2">{checkLabel(check, asked, soundSentence)}</span>
      </span>
      <span className={`text-12 leading-5 ${tone}`}>{t(`standing.${check.state}`)}</span>
    </li>
  );
}
