import type { Agent } from "@jieru/shared/domain/agent";
import type { DeskAgent } from "../desk/desk.ts";

/** What colleagues see of an agent. */
export const presentAgent = ({
  id,
  name,
  role,
  status,
  statusSince,
  statusWhy,
  chosenStatus,
  load,
  capacity,
  auto,
}: DeskAgent): Agent => ({
  id,
  name,
  role,
  status,
  statusSince,
  statusWhy,
  ...(status === "offline" && chosenStatus !== "offline" && { whenBack: chosenStatus }),
  load,
  capacity,
  auto,
});
