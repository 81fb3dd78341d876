import "../notifications/words.ts";
import "../settings/words.ts";
import type { Role } from "@jieru/shared/domain/agent";
import { i18n } from "../i18n/i18n.ts";
import type { KeyIn } from "../i18n/keys.ts";
import { mayRead } from "../settings/may-read.ts";
import { type SectionId, sections } from "../settings/sections.ts";
import type { Entry } from "./entry.ts";

/** The settings on each page, by the keys of their labels. */
const settingsOn: { readonly [Id in SectionId]?: readonly KeyIn<"settings">[] } = {
  bindings: ["invite.title"],
  dispatch: [
    "setting.reactivateAfterMs.label",
    "setting.graceMs.label",
    "setting.noAnswerMs.label",
    "setting.exceedByHand.label",
    "setting.exceedByTransfer.label",
    "setting.initialCapacity.label",
    "setting.initialAuto.label",
    "setting.waitTargetMs.label",
    "setting.pushSilenceMs.label",
  ],
  allowance: ["allowance.title", "allowance.own.title"],
  hours: [
    "greeting.title",
    "hours.title",
    "hours.time_zone",
    "hours.days",
    "auto_reply.title",
    "hand_over.title",
  ],
  keeping: ["keeping.label", "keeping.erase.title"],
  notifications: [
    "notifications:page.kinds",
    "notifications:page.volume",
    "notifications:page.desktop",
    "notifications:page.quiet",
  ],
  keys: ["single_keys.title"],
  appearance: ["appearance.density.title", "appearance.theme.title"],
};

const word = (key: KeyIn<"settings">): string =>
  i18n.t((key.includes(":") ? key : `settings:${key}`) as KeyIn<"common">);

/** Every settings page, and every setting, which opens its page. */
export function settingEntries(role: Role, open: (section: SectionId) => void): Entry[] {
  const pages = sections.map((section): Entry => {
    const name = word(`section.${section.id}`);
    const least = i18n.t(`role.${section.role}`);
    return {
      id: `section-${section.id}`,
      group: "settings",
      title: name,
      words: [section.id],
      reason: mayRead(role, section) ? null : i18n.t("settings:closed", { role: least }),
      run: () => open(section.id),
    };
  });
  const settings = sections.flatMap((section) =>
    mayRead(role, section)
      ? (settingsOn[section.id] ?? []).map(
          (key): Entry => ({
            id: `setting-${key}`,
            group: "settings",
            title: word(key),
            hint: word(`section.${section.id}`),
            run: () => open(section.id),
          }),
        )
      : [],
  );
  return [...pages, ...settings];
}
