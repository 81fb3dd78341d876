import { expect, it } from "vitest";
import { withKey } from "../../src/accounts/connection/change-secrets.ts";

const secrets = {
  appSecret: "secret",
  token: "token",
  encodingAesKey: "first",
  previousAesKey: null,
  olderAesKeys: [],
  previousToken: null,
};
const begun = { secrets, verified_at: null, previous_key_since: null };

it("[MA7] the first and the newest of over a hundred keys of one rotation stay valid", () => {
  const keys = Array.from({ length: 150 }, (_, i) => `key ${i + 1}`);
  const { secrets: kept, previous_key_since } = keys.reduce(
    (settings, key, i) => withKey(settings, key, i + 1),
    begun,
  );
  const before = [kept.previousAesKey, ...kept.olderAesKeys];
  expect([kept.encodingAesKey, ...before.slice(0, 2), before.at(-1)]).toEqual([
    "key 150",
    "key 149",
    "key 148",
    "first",
  ]);
  expect([before.length, new Set(before).size, previous_key_since]).toEqual([100, 100, 1]);
});
