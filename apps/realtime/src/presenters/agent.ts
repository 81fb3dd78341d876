import type { Agent } from "@jieru/shared/domain/agent";
import type { DeskAgent } from "../desk/desk.ts";

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
