import { wellHealth } from "@jieru/shared/domain/health";
import type { Sign } from "../../src/data/store/connection.ts";
import { currentLanguage } from "../../src/i18n/i18n.ts";

/** Words that a component is given by who uses it, in the language looked at. */
export const say = (chinese: string, english: string): string =>
  currentLanguage() === "en" ? english : chinese;

/** What makes it impossible to change anything (DE9). */
export const noRoomForChanges: readonly Sign[] = [
  { sign: "subscribed" },
  { sign: "health", health: { ...wellHealth, database: "full" } },
];

export const nothing = (): void => undefined;
