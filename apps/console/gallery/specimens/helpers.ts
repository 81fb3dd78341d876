import { wellHealth } from "@jieru/shared/domain/health";
import type { ConnectionSignal } from "../../src/data/store/connection.ts";
import { currentLanguage } from "../../src/i18n/i18n.ts";

export const say = (chinese: string, english: string): string =>
  currentLanguage() === "en" ? english : chinese;

/** Makes the console read-only (DE9). */
export const noRoomForChanges: readonly ConnectionSignal[] = [
  { sign: "subscribed" },
  { sign: "health", health: { ...wellHealth, database: "full" } },
];

export const nothing = (): void => undefined;
