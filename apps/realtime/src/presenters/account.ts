import type { Account } from "@jieru/shared/domain/snapshot";
import type { DeskAccount } from "../desk/desk.ts";

export const presentAccount = ({
  id,
  appId,
  name,
  replyPreset,
  reactivateAfterMs,
  graceMs,
}: DeskAccount): Account => ({
  id,
  appId,
  name,
  replyPreset,
  reactivateAfterMs,
  graceMs,
});
