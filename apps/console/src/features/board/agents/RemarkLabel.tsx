import type { AccountId } from "@jieru/shared/domain/ids";
import { icon14 } from "@jieru/ui/icon.ts";
import { CircleAlert } from "lucide-react";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { useAgentName } from "../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useAnnounces } from "../../../ui/notices/use-announces.ts";
import { useRefusal } from "../use-refusal.ts";
import type { AgentRow } from "./agent-rows.ts";

const isLoud = ({ remark, unansweredSince }: AgentRow): boolean =>
  remark?.remark === "no_answer" ||
  remark?.remark === "left_unanswered" ||
  (remark?.remark === "lost" && unansweredSince !== null);

export function RemarkLabel({ accountId, row }: { accountId: AccountId; row: AgentRow }) {
  const { t } = useTranslation("supervise");
  const nameOf = useAgentName(accountId);
  const failure = useRefusal(row.agent.id, accountId);
  const says = useAnnounces(failure);
  const { remark } = row;
  if (failure)
    return (
      <span role={says ? "alert" : undefined} className="text-failed">
        {failureSentence(failure, nameOf)}
      </span>
    );
  if (!remark) return null;
  const words =
    remark.remark === "when_back"
      ? t(`remark.when_back.${remark.status}`)
      : t(`remark.${remark.remark}`, { count: "count" in remark ? remark.count : 0 });
  if (!isLoud(row)) return <span className="break-keep text-ink-3">{words}</span>;
  return (
    <span className="inline-flex items-center gap-1 break-keep text-waiting">
      <CircleAlert {...icon14} className="flex-none" />
      {words}
    </span>
  );
}
