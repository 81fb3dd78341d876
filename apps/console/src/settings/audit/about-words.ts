/** [AU4] What a deed was done to, in the reader's words; how each is written down is the server's (`about` of each entry). */
import { roles } from "@jieru/shared/domain/agent";
import type { AuditDeed, AuditRecord } from "@jieru/shared/protocol/audit";
import { formatDay, formatTime } from "../../i18n/format-clock.ts";
import { i18n } from "../../i18n/i18n.ts";

type Words = (words: readonly string[]) => string;

const isId = (word: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(word);
const word = (key: string, values?: object): string => i18n.t(key as "role.agent", values);
const say = (key: string, values?: object): string => word(`settings:audit.${key}`, values);
const listed = (words: readonly string[]): string => words.join(say("and"));

/** Our word for what is written down in the server's; that itself, where there is none (of an older release, perhaps). */
const known = (key: string, written: string): string => (i18n.exists(key) ? word(key) : written);
const roleWords: Words = (words) =>
  words.map((w) => known(`common:role.${roles.find((role) => role === w) ?? "-"}`, w)).join(" ");

const fieldWord = (field: string): string =>
  known(`settings:setting.${field}.label`, known(`settings:audit.field.${field}`, field));
const fieldWords: Words = (words) => listed(words.map((w) => fieldWord(w.replace(",", ""))));

const pickupWords: Words = ([how, capacity]) => say(`pickup.${how}`, { capacity });

const quickReplyWords: Words = ([how = "", ...title]) => {
  if (how === "order") return say("quick_reply.order");
  return title.length > 0 ? say(`quick_reply.${how}`, { title: title.join(" ") }) : "";
};

const faultWords: Words = ([why = "", code]) =>
  `${known(`settings:audit.fault.${why}`, why)} ${code ?? ""}`.trim();

const momentWords: Words = ([written = ""]) => {
  const at = Date.parse(written);
  return Number.isNaN(at) ? written : `${formatDay(at)} ${formatTime(at)}`;
};

const asWritten: Words = (words) => words.join(" ");

const wordsOf: Partial<Record<AuditDeed, Words>> = {
  status_set: ([status = ""]) => known(`common:status.${status}`, status),
  pickup_set: pickupWords,
  role_changed: roleWords,
  invitation_created: roleWords,
  invitation_used: roleWords,
  settings_changed: fieldWords,
  connection_changed: fieldWords,
  aes_key_rotated: fieldWords,
  credentials_refused: faultWords,
  quick_replies_changed: quickReplyWords,
  restored: momentWords,
};

/** Names for ids, words for what a program calls things; an id without a name tells nobody anything. */
export function aboutWords({
  what,
  about,
  aboutName,
}: Pick<AuditRecord, "what" | "about" | "aboutName">): string {
  const words = (about ?? "").split(" ").filter((word) => word !== "" && !isId(word));
  const told = words.length > 0 ? (wordsOf[what] ?? asWritten)(words) : "";
  return [aboutName ?? "", told].filter(Boolean).join(" ");
}
