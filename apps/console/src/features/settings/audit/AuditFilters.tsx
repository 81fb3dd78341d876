import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { AuditKind } from "@jieru/shared/protocol/audit";
import { useQuery } from "@tanstack/react-query";
import { useAgents } from "../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { ChoiceMenu } from "../../../ui/menus/ChoiceMenu.tsx";
import { Toolbar } from "../../../ui/page/Toolbar.tsx";
import { type AuditPart, auditPeopleQuery } from "./audit-log.ts";

interface AuditFiltersProps {
  accountId: AccountId;
  part: AuditPart;
  onChange: (part: AuditPart) => void;
}

/** The most requested kinds first. The schemas are not imported, to keep them out of this page's code. */
const kinds = [
  "reading",
  "sessions",
  "customers",
  "people",
  "settings",
  "connection",
  "signing",
  "reports",
] as const satisfies readonly AuditKind[];

/**
 * [AU5] Filters by actor, kind and customer. Until the server has named former agents, only bound ones are listed.
 */
export function AuditFilters({ accountId, part, onChange }: AuditFiltersProps) {
  const { t } = useTranslation("audit");
  const agents = useAgents(accountId);
  const { data: people = agents } = useQuery(auditPeopleQuery(accountId));
  return (
    <Toolbar className="mb-3">
      <ChoiceMenu<AgentId | "server">
        name="by"
        label={t("who")}
        any={t("anybody")}
        value={part.by}
        onChange={(by) => onChange({ ...part, by })}
        choices={[
          ...people.map(({ id, name }) => ({ value: id, label: name })),
          { value: "server" as const, label: t("server") },
        ]}
      />
      <ChoiceMenu
        name="kind"
        label={t("what")}
        any={t("anything")}
        value={part.kind}
        onChange={(kind) => onChange({ ...part, kind })}
        choices={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      {part.customer && (
        <ChoiceMenu<string>
          name="customer"
          label={t("customer")}
          any={t("any_customer")}
          value={part.customer.conversationId}
          // The log itself chooses a customer; this can only clear it.
          onChange={(value) => value ?? onChange({ ...part, customer: undefined })}
          choices={[{ value: part.customer.conversationId, label: part.customer.name }]}
        />
      )}
    </Toolbar>
  );
}
