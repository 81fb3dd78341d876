import { type ConductCount, conductReportRows } from "@jieru/shared/protocol/conduct-rules";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { TextButton } from "../../../ui/buttons/TextButton.tsx";
import { type ConductTotal, conductReportQuery, totalsByRule } from "../conduct-report.ts";
import { formatCount } from "../figures.ts";
import type { Rank } from "../sort.ts";
import { DayName } from "./DayName.tsx";
import { Row, Table } from "./Table.tsx";
import { inOrder, type TablesProps, useSort } from "./use-sort.ts";

export function Conduct(props: TablesProps) {
  const { t } = useTranslation("reports");
  const { accountId, report } = props;
  const { data, isError, refetch } = useQuery(conductReportQuery(accountId, report));
  const rows = data?.rows ?? [];
  const none = isError ? t("conduct_failed") : data && rows.length === 0 ? t("conduct_none") : false;
  const aside = isError && <TextButton onClick={() => void refetch()}>{t("common:retry")}</TextButton>;
  return (
    <div className="border-t border-border-1">
      <div
        className={
          rows.length > 0
            ? "grid grid-cols-[minmax(0,4fr)_minmax(0,5fr)] max-wide:grid-cols-[minmax(0,1fr)]"
            : undefined
        }
      >
        <InAll {...props} rows={rows} none={none} aside={aside} />
        {rows.length > 0 && <ByDay {...props} rows={rows} />}
      </div>
      {data?.more && (
        <p className="px-5 pb-4 text-12 text-ink-3 max-narrow:px-4">
          {t("conduct_more", { rows: formatCount(conductReportRows) })}
        </p>
      )}
    </div>
  );
}

function useRuleName(): (row: ConductTotal) => string {
  const { t } = useTranslation("reports");
  return ({ ruleName }) => ruleName ?? t("repetition");
}

const counts = ({ warned, sentAnyway, blocked }: ConductTotal): string[] =>
  [warned, sentAnyway, blocked].map(formatCount);

const ranks = {
  agent: ({ agentName }: ConductTotal): Rank => agentName,
  warned: ({ warned }: ConductTotal): Rank => warned,
  sent_anyway: ({ sentAnyway }: ConductTotal): Rank => sentAnyway,
  blocked: ({ blocked }: ConductTotal): Rank => blocked,
};

const Name = ({ name }: { name: string }) => (
  <span dir="auto" title={name}>
    {name}
  </span>
);

interface ConductTableProps extends TablesProps {
  rows: readonly ConductCount[];
}

function InAll(props: ConductTableProps & { none: string | false; aside: React.ReactNode }) {
  const { rows, none, aside } = props;
  const order = useSort("conduct", props);
  const nameOf = useRuleName();
  const by = { ...ranks, rule: nameOf };
  return (
    <Table name="conduct" names={1} none={none} aside={aside} {...order}>
      {inOrder<ConductTotal, "conduct">(totalsByRule(rows), by, order.sort).map((row) => (
        <Row
          key={`${row.agentId} ${row.ruleId}`}
          head={<Name name={row.agentName} />}
          names={[nameOf(row)]}
          cells={counts(row)}
        />
      ))}
    </Table>
  );
}

function ByDay(props: ConductTableProps) {
  const { rows, today } = props;
  const order = useSort("conduct_day", props);
  const nameOf = useRuleName();
  const by = { ...ranks, rule: nameOf, day: ({ day }: ConductCount): Rank => day };
  return (
    <Table name="conduct_day" names={2} {...order}>
      {inOrder<ConductCount, "conduct_day">(rows, by, order.sort).map((row) => (
        <Row
          key={`${row.day} ${row.agentId} ${row.ruleId}`}
          head={<DayName day={row.day} today={today} />}
          names={[row.agentName, nameOf(row)]}
          cells={counts(row)}
        />
      ))}
    </Table>
  );
}
