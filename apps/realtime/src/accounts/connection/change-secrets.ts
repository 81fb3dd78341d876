/**
 * Determines which secrets remain valid beside a new AES key or Token. WeChat uses the old ones until its own page was
 * saved.
 */
import type { SealedCredentials } from "../account-directory.ts";
import type { Settings } from "../credentials.ts";

/**
 * Maximum number of old keys. It is more than anybody pastes in one rotation, and low enough that refusing a push that
 * no key decrypts is cheap. Beyond it keys in the middle are dropped, because the oldest is the one WeChat had.
 */
const keysKept = 100;

/** Returns the secrets of a connection of which nothing has been replaced yet. */
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

/** [MA7] Sets a new key. Every key since the rotation began still decrypts. The same key again changes nothing. */
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

/** [MA7] Ends the rotation: pushes encrypted with an earlier key are refused from now on. */
export const withoutPreviousKeys = <T extends Changing>(settings: T): T => ({
  ...settings,
  secrets: { ...settings.secrets, previousAesKey: null, olderAesKeys: [] },
  previous_key_since: null,
});

/**
 * [MA7] Sets a new Token. WeChat does not use Tokens it never verified, so the last Token before those remains valid
 * beside the new one.
 */
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
