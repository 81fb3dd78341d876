import type { SimulatedAccount } from "./options.ts";
import type { TokenStore } from "./tokens.ts";

export interface AccountState {
  config: SimulatedAccount;
  tokens: TokenStore;
}
