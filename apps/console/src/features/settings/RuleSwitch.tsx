import { useReadOnlyReason } from "../../data/feed/read-only.ts";
import type { Outcome } from "../../data/http/outcome.ts";
import { useSave } from "../../data/http/use-save.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Switch } from "../../ui/fields/Switch.tsx";
import { toastFailure } from "./toast-failure.ts";

interface RuleSwitchProps {
  on: boolean;
  label: string;
  readOnly: boolean;
  turn: (on: boolean) => Promise<Outcome<unknown>>;
}

/** Switches a rule on or off at once. */
export function RuleSwitch({ on, label, readOnly, turn }: RuleSwitchProps) {
  const { t } = useTranslation();
  const closed = useReadOnlyReason();
  const { save, isPending } = useSave(turn, { onError: toastFailure });
  const pending = isPending ? t("common:pending") : null;
  return (
    <Switch
      className="mx-2"
      checked={on}
      label={label}
      disabledReason={readOnly ? t("settings:read_only") : (closed ?? pending)}
      onChange={save}
    />
  );
}
