import { demoAccount } from "@jieru/dev-env/demo";
import type { PushCredentials } from "@jieru/wechat/credentials";
import { parseAesKey } from "@jieru/wechat/crypto";

const { token, mode, format, encodingAesKey } = demoAccount;
const aesKey = parseAesKey(encodingAesKey);
if (!aesKey) throw new Error("the demo's key is not one");
const key = aesKey;

const appIdOf = (index: number): string => `wxbench${String(index).padStart(11, "0")}`;
const originalIdOf = (index: number): string => `gh_bench${String(index).padStart(6, "0")}`;

export const credentialsOf = (index: number): PushCredentials => ({
  appId: appIdOf(index),
  originalId: originalIdOf(index),
  token,
  mode,
  format,
  aesKey: key,
});

export const accountEntries = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    ...demoAccount,
    appId: appIdOf(i),
    originalId: originalIdOf(i),
    name: `${demoAccount.name} ${i + 1}`,
  }));

export const openidOf = (customer: number): string => `oBench${String(customer).padStart(8, "0")}`;
