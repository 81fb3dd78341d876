import { useTranslation } from "../../../i18n/use-translation.ts";
import { Presence } from "../../agent/Presence.tsx";
import { statusWords } from "../../board/agents/status-words.ts";
import type { BindingRow } from "./rows.ts";

/** The agent's status, since when unless they are simply online, and why if they did not choose it themselves. */
export function StatusWords({ row, now }: { row: BindingRow; now: number }) {
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
        {statusWords(row, now)}
        {why && <span className="sr-only">{why}</span>}
      </span>
    </span>
  );
}
