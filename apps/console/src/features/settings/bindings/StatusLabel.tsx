import { useTranslation } from "../../../i18n/use-translation.ts";
import { Presence } from "../../agent/Presence.tsx";
import { statusLabel } from "../../board/agents/status-labels.ts";
import type { BindingRow } from "./rows.ts";

export function StatusLabel({ row, now }: { row: BindingRow; now: number }) {
  const { t } = useTranslation("bindings");
  const { statusWhy, whenBack } = row;
  const why =
    statusWhy === "supervisor" && whenBack
      ? t(`when_back.${whenBack}`)
      : statusWhy
        ? t(`why.${statusWhy}`)
        : undefined;
  return (
    <span className="inline-flex items-center gap-1.5 align-middle" title={why}>
      <Presence status={row.status} />
      <span>
        {statusLabel(row, now)}
        {why && <span className="sr-only">{why}</span>}
      </span>
    </span>
  );
}
