/** Decides which earlier secrets stay valid. WeChat uses them until its own page is saved. */
import type { SealedCredentials } from "../account-directory.ts";
import type { Settings } from "../credentials.ts";

/** Bounds the cost of refusing a push that no key decrypts. Keys in the middle are dropped, as the oldest is WeChat's. */
const maxOldKeys = 100;

export const firstSecrets = ({
  appSecret,
  token,
  encodingAesKey,
}: Pick<SealedCredentials, "appSecret" | "token" | "encodingAesKey">): SealedCredentials => ({
  appSecret,
  token,
  encodingAesKey,
  previousAesKey: null,
  olderAesKeys: [],
  previousToken: null,
});

type Changing = Pick<Settings, "verified_at" | "previous_key_since"> & { secrets: SealedCredentials };

/** [MA7] Sets a new key. Every key since the rotation began still decrypts. */
export function withKey<T extends Changing>(settings: T, key: string, now: number): T {
  const { encodingAesKey: current, previousAesKey, olderAesKeys } = settings.secrets;
  if (key === current) return settings;
  const before = [current, previousAesKey, ...olderAesKeys].filter((each) => each !== null && each !== key);
  const [newest = null, ...others] = before as string[];
  const older =
    others.length < maxOldKeys ? others : [...others.slice(0, maxOldKeys - 2), ...others.slice(-1)];
  const secrets = {
    ...settings.secrets,
    encodingAesKey: key,
    previousAesKey: newest,
    olderAesKeys: older,
  };
  const since = settings.previous_key_since ?? now;
  return { ...settings, secrets, previous_key_since: newest === null ? null : since };
}

export const withoutPreviousKeys = <T extends Changing>(settings: T): T => ({
  ...settings,
  secrets: { ...settings.secrets, previousAesKey: null, olderAesKeys: [] },
  previous_key_since: null,
});

/** [MA7] Sets a new Token. The last verified Token stays valid beside it. */
export function withToken<T extends Changing>(settings: T, token: string): T {
  const { secrets, verified_at } = settings;
  const inUse = verified_at === null ? secrets.previousToken : null;
  const isNew = token !== secrets.token;
  const previousToken = isNew ? (inUse ?? secrets.token) : inUse;
  return {
    ...settings,
    secrets: { ...secrets, token, previousToken: previousToken === token ? null : previousToken },
    verified_at: isNew ? null : verified_at,
  };
}
