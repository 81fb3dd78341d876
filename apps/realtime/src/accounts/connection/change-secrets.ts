/** What is still in force beside a new AES key or Token: WeChat goes on with the old ones until its own page was saved. */
import type { SealedCredentials } from "../account-directory.ts";
import type { Settings } from "../credentials.ts";

/**
 * How many old keys stay at most: more than anybody pastes in one rotation, and few enough that a push which none of them opens is
 * still cheap to refuse. Beyond that those in the middle go, for the oldest is the one WeChat had.
 */
const keysKept = 100;

/** The secrets of a connection of which nothing has been replaced yet. */
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

/** [MA7] Every key since the rotation began opens; the same key once more changes nothing. */
export function withKey<T extends Changing>(settings: T, key: string, now: number): T {
  const { encodingAesKey: current, previousAesKey, olderAesKeys } = settings.secrets;
  if (key === current) return settings;
  const before = [current, previousAesKey, ...olderAesKeys].filter((each) => each !== null && each !== key);
  const [newest = null, ...others] = before as string[];
  const older = others.length < keysKept ? others : [...others.slice(0, keysKept - 2), ...others.slice(-1)];
  const secrets = {
    ...settings.secrets,
    encodingAesKey: key,
    previousAesKey: newest,
    olderAesKeys: older,
  };
  const since = settings.previous_key_since ?? now;
  return { ...settings, secrets, previous_key_since: newest === null ? null : since };
}

/** [MA7] The rotation is over: pushes sealed with a key from before are refused from now on. */
export const withoutPreviousKeys = <T extends Changing>(settings: T): T => ({
  ...settings,
  secrets: { ...settings.secrets, previousAesKey: null, olderAesKeys: [] },
  previous_key_since: null,
});

/** [MA7] Of Tokens that WeChat never checked none is in use: beside the new one counts the one before those. */
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
