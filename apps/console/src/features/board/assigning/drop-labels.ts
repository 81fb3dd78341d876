import type { Agent } from "@jieru/shared/domain/agent";
import type { Session } from "@jieru/shared/domain/session";
import { i18n } from "../../../i18n/i18n.ts";
import type { Assignability } from "../../conversation/transfer/assignability.ts";

export function dropLabel(giving: Assignability, agent: Agent, session: Session): string {
  const { name, load, capacity } = agent;
  if (giving.give === "no") return i18n.t(`supervise:drop.${giving.why}`, { name, load, capacity });
  if (giving.note === "over") return i18n.t("supervise:drop.over", { load: load + 1, capacity });
  if (giving.note === "offline") return i18n.t("supervise:drop.comes_back", { name });
  if (giving.note === "away") return i18n.t("supervise:drop.away", { name });
  return i18n.t(session.state === "waiting" ? "supervise:drop.give" : "supervise:drop.move", { name });
}
