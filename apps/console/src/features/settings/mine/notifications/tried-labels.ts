import type { Ways } from "@jieru/shared/domain/notification-settings";
import { i18n } from "../../../../i18n/i18n.ts";
import type { DesktopGate } from "../../../notifications/desktop.ts";
import type { SoundGate } from "../../../notifications/sound.ts";

interface Tried {
  ways: Ways;
  sound: SoundGate;
  volume: number;
  desktop: DesktopGate;
}

function soundWords(sound: SoundGate, volume: number): string {
  if (volume === 0) return i18n.t("notifications:sound_state.muted");
  return i18n.t(
    sound === "impossible" ? "notifications:sound_state.impossible" : "notifications:page.tried_sound",
  );
}

function desktopWords(desktop: DesktopGate): string {
  if (desktop === "impossible") return i18n.t("notifications:desktop_state.impossible");
  return i18n.t(
    desktop === "granted" ? "notifications:page.tried_desktop" : "notifications:page.tried_blocked",
  );
}

export const triedLabels = ({ ways, sound, volume, desktop }: Tried): string[] => [
  ...(ways.sound ? [soundWords(sound, volume)] : []),
  ...(ways.desktop ? [desktopWords(desktop)] : []),
];
