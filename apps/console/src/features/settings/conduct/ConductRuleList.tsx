import type { ConductMatch, ConductRule } from "@jieru/shared/domain/conduct-rule";
import type { AccountId } from "@jieru/shared/domain/ids";
import { icon14 } from "@jieru/ui/icon.ts";
import { Pencil, Trash2 } from "lucide-react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { turnConductRule } from "../../../data/queries/conduct-rules.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { IconButton } from "../../../ui/buttons/IconButton.tsx";
import { RuleSwitch } from "../RuleSwitch.tsx";
import { ActionPill } from "./Verdicts.tsx";

interface ConductRuleListProps {
  accountId: AccountId;
  rules: readonly ConductRule[];
  readOnly: boolean;
  onEdit: (rule: ConductRule) => void;
  onRemove: (rule: ConductRule) => void;
}

export function ConductRuleList({ accountId, rules, readOnly, onEdit, onRemove }: ConductRuleListProps) {
  const { t } = useTranslation("conduct");
  const closed = useReadOnlyReason();
  return (
    <ul
      data-testid="conduct-rules"
      aria-label={t("list")}
      className="m-0 list-none border-t border-border-1 p-0"
    >
      {rules.map((rule) => (
        <li
          key={rule.id}
          data-testid="conduct-rule-row"
          className="flex items-start gap-3 border-b border-border-1 py-2.5 max-narrow:flex-wrap max-narrow:gap-y-1"
        >
          <RuleFacts rule={rule} />
          <span className="flex flex-none items-center gap-0.5 max-narrow:ml-auto">
            <RuleSwitch
              on={rule.on}
              label={t("on", { name: rule.name })}
              readOnly={readOnly}
              turn={(on) => turnConductRule(accountId, rule.id, on)}
            />
            {!readOnly && (
              <>
                <IconButton
                  label={t("settings:order.edit", { name: rule.name })}
                  disabledReason={closed}
                  onClick={() => onEdit(rule)}
                >
                  <Pencil {...icon14} />
                </IconButton>
                <IconButton
                  label={t("remove", { name: rule.name })}
                  disabledReason={closed}
                  onClick={() => onRemove(rule)}
                >
                  <Trash2 {...icon14} />
                </IconButton>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function RuleFacts({ rule: { name, action, match, on } }: { rule: ConductRule }) {
  const { t } = useTranslation("conduct");
  return (
    <div className="min-w-0 flex-1 max-narrow:basis-full">
      <p className="flex items-center gap-2">
        <b dir="auto" className="min-w-0 truncate text-left font-semibold">
          {name}
        </b>
        <ActionPill action={action} />
        {!on && <span className="flex-none text-12 text-ink-3">{t("off")}</span>}
      </p>
      <div className="mt-1 flex flex-wrap items-baseline gap-1 text-12 text-ink-2">
        <span className="mr-1">{t(`kind.${match.kind}`)}</span>
        <Details match={match} />
      </div>
    </div>
  );
}

const shownAtMost = 8;

function Details({ match }: { match: ConductMatch }) {
  const { t } = useTranslation("conduct");
  if (match.kind === "words") return <Marks texts={match.words} />;
  if (match.kind === "lures") return <Marks texts={match.lures.map((lure) => t(`lure.${lure}`))} />;
  if (match.kind !== "links") return <span className="text-ink-3">{t(`covers.${match.kind}`)}</span>;
  if (match.allowed.length === 0) return <span className="text-ink-3">{t("summary.any_link")}</span>;
  return (
    <>
      <span className="text-ink-3">{t("summary.except")}</span>
      <Marks texts={match.allowed} />
    </>
  );
}

function Marks({ texts }: { texts: readonly string[] }) {
  const { t } = useTranslation("conduct");
  return (
    <>
      {texts.slice(0, shownAtMost).map((text) => (
        <bdi key={text} className="max-w-full rounded-control bg-surface-0 px-1.5 text-ink-1 wrap-anywhere">
          {text}
        </bdi>
      ))}
      {texts.length > shownAtMost && <span>{t("summary.more", { count: texts.length - shownAtMost })}</span>}
    </>
  );
}
