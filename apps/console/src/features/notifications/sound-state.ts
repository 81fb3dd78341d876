import type { Status } from "@jieru/shared/domain/agent";
import { isQuietAt, type NotificationSettings, newsKinds } from "@jieru/shared/domain/notification-settings";
import type { SoundGate } from "./sound.ts";

/** Whether a tone would be heard now, or the first thing that prevents it (NT8). */
export type SoundState = "on" | "impossible" | "blocked" | "off" | "muted" | "quiet" | "away";

export interface SoundFacts {
  gate: SoundGate;
  settings: NotificationSettings;
  volume: number;
  status: Status;
  now: number;
}

export function soundStateOf({ gate, settings, volume, status, now }: SoundFacts): SoundState {
  if (!newsKinds.some((kind) => settings.kinds[kind].sound)) return "off";
  if (volume === 0) return "muted";
  if (gate === "impossible" || gate === "blocked") return gate;
  if (isQuietAt(settings.quiet, now)) return "quiet";
  return status === "online" ? "on" : "away";
}
