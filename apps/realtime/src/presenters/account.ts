import type { Account } from "@jieru/shared/domain/snapshot";
import type { DeskAccount } from "../desk/desk.ts";

/** Settings are no secret among those who work with them; credentials never come this far. */
export const presentAccount = (account: DeskAccount): Account => account;
