import "../../i18n/messages/notifications.ts";
import "../../i18n/messages/allowance.ts";
import "../../i18n/messages/dispatch.ts";
import "../../i18n/messages/hours.ts";
import "../../i18n/messages/keeping.ts";
import "../../i18n/messages/settings-form.ts";
import "../../i18n/messages/settings.ts";
import type { Role } from "@jieru/shared/domain/agent";
import { i18n } from "../../i18n/i18n.ts";
import type { PlainKeyIn } from "../../i18n/keys.ts";
import { mayRead } from "../settings/may-read.ts";
import { type SectionId, sections } from "../settings/sections.ts";
import type { Entry } from "./entry.ts";

const settingsOn: { readonly [Id in SectionId]?: readonly PlainKeyIn<"common">[] } = {
  bindings: ["settings:invite"],
  dispatch: [
    "dispatch:reactivateAfterMs.label",
    "dispatch:graceMs.label",
    "dispatch:noAnswerMs.label",
    "dispatch:keepUnanswered.label",
    "dispatch:exceedByHand.label",
    "dispatch:exceedByTransfer.label",
    "dispatch:initialCapacity.label",
    "dispatch:initialAuto.label",
    "dispatch:waitTargetMs.label",
    "dispatch:answerTargetMs.label",
    "dispatch:unansweredAlertMs.label",
    "dispatch:pushSilenceMs.label",
  ],
  allowance: ["allowance:title", "allowance:own.title"],
  hours: [
    "hours:greeting.title",
    "hours:title",
    "hours:time_zone",
    "hours:days",
    "hours:auto_reply.title",
    "hours:hand_over.title",
    "hours:rating.title",
  ],
  keeping: ["keeping:label", "keeping:erase.title"],
  notifications: [
    "notifications:page.kinds",
    "notifications:page.volume",
    "notifications:page.desktop",
    "notifications:page.quiet",
  ],
  keys: ["settings:single_keys.title", "settings:send_delay.title"],
  appearance: ["settings:appearance.density.title", "settings:appearance.theme.title"],
};

/** [ST6] Returns the settings pages that the role may read, and their settings. */
export function settingEntries(role: Role, open: (section: SectionId) => void): Entry[] {
  const readable = sections.filter((section) => mayRead(role, section));
  const pages = readable.map(
    ({ id }): Entry => ({
      id: `section-${id}`,
      group: "settings",
      title: i18n.t(`settings:section.${id}`),
      words: [id],
      run: () => open(id),
    }),
  );
  const settings = readable.flatMap(({ id }) =>
    (settingsOn[id] ?? []).map(
      (key): Entry => ({
        id: `setting-${key}`,
        group: "settings",
        title: i18n.t(key),
        hint: i18n.t(`settings:section.${id}`),
        run: () => open(id),
      }),
    ),
  );
  return [...pages, ...settings];
}
