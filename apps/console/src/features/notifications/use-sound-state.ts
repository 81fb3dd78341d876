import type { AccountId } from "@jieru/shared/domain/ids";
import { useMe } from "../../data/queries/use-snapshot.ts";
import { i18n } from "../../i18n/i18n.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { useVolume } from "./device.ts";
import { useNotificationSettings } from "./settings-query.ts";
import { useSoundGate } from "./sound.ts";
import { type SoundState, soundStateOf } from "./sound-state.ts";

export function useSoundState(accountId: AccountId): { state: SoundState; sentence: string } {
  const settings = useNotificationSettings();
  const { status } = useMe(accountId);
  const state = soundStateOf({
    gate: useSoundGate(),
    settings,
    volume: useVolume(),
    status,
    now: useNow(),
  });
  return { state, sentence: i18n.t(`notifications:sound_state.${state}`, { to: settings.quiet?.to ?? "" }) };
}
