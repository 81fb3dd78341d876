import { type ReactNode, useId } from "react";
import type { Failure } from "../../../../data/http/outcome.ts";
import { ruleNamesIn } from "../../../../i18n/refusal-labels.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { TextButton } from "../../../../ui/buttons/TextButton.tsx";
import type { Key } from "../form/draft.ts";
import { type ProblemName, problemAt } from "../form/problems.ts";
import type { SettingsForm } from "../form/use-settings-form.ts";

interface SettingRowProps {
  form: SettingsForm;
  name: Key;
  label: string;
  effect: ReactNode;
  /** For example "From 1 minute to 2 days", shown when a number is out of range. */
  range?: string;
  below?: boolean;
  children: (describedBy: string, invalid: boolean) => ReactNode;
}

export function SettingRow({ form, name, label, effect, range, below, children }: SettingRowProps) {
  const { t } = useTranslation("settings-form");
  const id = useId();
  const problem = problemAt(form.problems, name);
  return (
    <section
      aria-label={label}
      data-testid={`setting-${name}`}
      className={`grid gap-x-8 gap-y-2 border-b border-border-1 py-4 ${below ? "" : "grid-cols-[minmax(0,1fr)_auto] items-start max-narrow:grid-cols-1"}`}
    >
      <div className="min-w-0">
        <h2 className="flex items-baseline gap-2 font-semibold">
          {label}
          {form.isTouched(name) && <span className="text-12 font-normal text-accent">{t("touched")}</span>}
        </h2>
        <p id={id} className="mt-0.5 text-12 text-ink-2">
          {effect}
        </p>
      </div>
      <div className="min-w-0">{children(problem ? `${id} ${id}-problem` : id, problem !== null)}</div>
      {problem && <Problem id={`${id}-problem`} name={problem} range={range} failure={form.failure} />}
      {form.hasConflict(name) && (
        <p role="alert" data-overtaken="" className="col-span-full text-12 text-waiting">
          {t("overtaken")} <TextButton onClick={() => form.acceptTheirs(name)}>{t("take_theirs")}</TextButton>
        </p>
      )}
    </section>
  );
}

interface ProblemProps {
  id: string;
  name: ProblemName;
  range: string | undefined;
  failure: Failure | null;
}

function Problem({ id, name, range, failure }: ProblemProps) {
  const { t } = useTranslation("settings-form");
  const rules = failure?.kind === "refusal" ? ruleNamesIn(failure.refusal) : "";
  return (
    <p id={id} role="alert" className="col-span-full text-12 text-danger">
      {t(`problem.${name}`, { range: range ?? "", rules })}
    </p>
  );
}
