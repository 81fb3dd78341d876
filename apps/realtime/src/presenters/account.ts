import type { Viewer } from "@jieru/shared/domain/agent";
import type { Account } from "@jieru/shared/domain/snapshot";

/**
 * Settings are no secret among those who work with them; credentials never come this far. From which address the server
 * calls is for those who can do something about it (MA11).
 */
export const presentAccount = (account: Account, { role }: Pick<Viewer, "role">): Account =>
  role === "admin" || !account.credentialsRefused
    ? account
    : { ...account, credentialsRefused: { ...account.credentialsRefused, address: null } };
