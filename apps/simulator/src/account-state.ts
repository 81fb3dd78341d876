import type { SimulatedAccount } from "./options.ts";
import type { TokenStore } from "./tokens.ts";

/** One mini program inside the simulator: its configuration and its access tokens. */
export interface AccountState {
  config: SimulatedAccount;
  tokens: TokenStore;
}
