import { cx } from "@jieru/ui/cx.ts";
import { icon14 } from "@jieru/ui/icon.ts";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";

interface StepProps {
  number: number | null;
  name: "fill" | "secret" | "paste" | "check" | "first";
  state: "done" | "now" | "later";
  outcome?: ReactNode;
  children?: ReactNode;
}

export function Step({ number, name, state, outcome, children }: StepProps) {
  const { t } = useTranslation("connect");
  return (
    <li
      data-testid={`step-${name}`}
      data-state={state}
      aria-current={state === "now" ? "step" : undefined}
      className="grid grid-cols-[28px_minmax(0,1fr)] gap-x-3 border-b border-border-1 py-4"
    >
      <span
        className={cx(
          "grid size-6 place-items-center rounded-full text-12 font-semibold",
          state === "done" && "bg-active-soft text-active",
          state === "now" && "bg-accent-solid text-accent-on",
          state === "later" && "bg-surface-press text-ink-3",
        )}
      >
        {state === "done" || number === null ? <Check {...icon14} aria-hidden="true" /> : number}
        <span className="sr-only">{t(`state.${state}`)}</span>
      </span>
      <div className="min-w-0">
        <h2 className="flex flex-wrap items-baseline gap-x-3 text-14 font-semibold">
          <span className={state === "later" ? "text-ink-2" : ""}>{t(`step.${name}`)}</span>
          {outcome && <span className="text-12 font-normal text-ink-2">{outcome}</span>}
        </h2>
        {state !== "done" && <p className="mt-0.5 text-12 text-ink-2">{t(`step.${name}_hint`)}</p>}
        {children && <div className="mt-3">{children}</div>}
      </div>
    </li>
  );
}
