import type { ConductAction } from "@jieru/shared/domain/conduct-rule";
import type { ConductHit } from "@jieru/shared/domain/outbound-guard";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Pill } from "../../../ui/marks/Pill.tsx";

const looks: Record<ConductAction, string> = {
  warn: "bg-waiting-soft text-waiting",
  block: "bg-danger-soft text-danger",
};

export function ActionPill({ action }: { action: ConductAction }) {
  const { t } = useTranslation("conduct");
  return <Pill className={looks[action]}>{t(`action.${action}`)}</Pill>;
}

/** The rules that match a text, each once. `named`: with their names. */
export function Verdicts({ hits, named = true }: { hits: readonly ConductHit[]; named?: boolean }) {
  const { t } = useTranslation("conduct");
  const rules = [...new Map(hits.map((hit) => [hit.ruleId, hit])).values()];
  if (rules.length === 0) return <Pill className="bg-surface-0 text-ink-2">{t("examples.pass")}</Pill>;
  return rules.map(({ ruleId, name, action }) => (
    <span key={ruleId} className="inline-flex min-w-0 items-center gap-1">
      <ActionPill action={action} />
      {named && <bdi className="min-w-0 text-12 text-ink-2 wrap-anywhere">{name}</bdi>}
    </span>
  ));
}
