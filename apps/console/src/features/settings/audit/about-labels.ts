/** [AU4] The target of an action in the reader's language. The server defines the format of `about`. */
import { roles } from "@jieru/shared/domain/agent";
import { repetitionWarning } from "@jieru/shared/domain/conduct-rule";
import type { AuditAction, AuditRecord } from "@jieru/shared/protocol/audit";
import { formatDay, formatTime } from "../../../i18n/format-clock.ts";
import { i18n } from "../../../i18n/i18n.ts";

type Words = (words: readonly string[]) => string;

const isId = (word: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(word);
const word = (key: string, values?: object): string =>
  values ? i18n.withFacts(key as "role.agent", values) : i18n.t(key as "role.agent");
const say = (key: string, values?: object): string => word(`audit:${key}`, values);
const listed = (words: readonly string[]): string => words.join(say("and"));

/** Returns the translated term, or the server's for an entry of another release. */
const known = (key: string, written: string): string => (i18n.exists(key) ? word(key) : written);
const roleWords: Words = (words) =>
  words.map((w) => known(`common:role.${roles.find((role) => role === w) ?? "-"}`, w)).join(" ");

const fieldWord = (field: string): string =>
  known(`dispatch:${field}.label`, known(`audit:field.${field}`, field));
const fieldWords: Words = (words) => listed(words.map((w) => fieldWord(w.replace(",", ""))));

const pickupWords: Words = ([how, capacity]) => say(`pickup.${how}`, { capacity });

const quickReplyWords: Words = ([how = "", ...title]) => {
  if (how === "order") return say("quick_reply.order");
  if (how === "imported") return say("quick_reply.imported", { added: title[0], changed: title[1] });
  return title.length > 0 ? say(`quick_reply.${how}`, { title: title.join(" ") }) : "";
};

const topicWords: Words = ([how = "", ...name]) => say(`topic.${how}`, { name: name.join(" ") });

const keywordReplyWords: Words = ([how = "", ...name]) =>
  say(`keyword_reply.${how}`, { name: name.join(" ") });

const faultWords: Words = ([why = "", code]) => `${known(`audit:fault.${why}`, why)} ${code ?? ""}`.trim();

const momentWords: Words = ([written = ""]) => {
  const at = Date.parse(written);
  return Number.isNaN(at) ? written : `${formatDay(at)} ${formatTime(at)}`;
};

const reportWords: Words = ([from, to, rows = ""]) => say(`report.${rows}`, { from, to });

const exportedDays: Words = ([from, to]) => say("exported.days", { from, to });

const searchedWords: Words = ([kind = ""]) => known(`audit:searched.${kind}`, kind);
const pickedUpWords: Words = ([count]) => say("picked_up", { count: Number(count) });
const oftenWords: Words = ([count]) => say("often", { count: Number(count) });

const asWritten: Words = (words) => words.join(" ");

const wordsOf: Partial<Record<AuditAction, Words>> = {
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
  keyword_replies_changed: keywordReplyWords,
  conduct_rules_changed: keywordReplyWords,
  topics_changed: topicWords,
  report_exported: reportWords,
  messages_exported: exportedDays,
  restored: momentWords,
  sessions_picked_up: pickedUpWords,
  read_waiting_often: oftenWords,
  searched: searchedWords,
  searched_often: oftenWords,
};

export const aboutName = ({ aboutName, aboutTail }: Pick<AuditRecord, "aboutName" | "aboutTail">): string =>
  aboutTail ? word("common:customer", { tail: aboutTail }) : (aboutName ?? "");

/** Returns names and translated terms; an id without a name is left out. */
export function aboutLabel(record: Pick<AuditRecord, "what" | "about" | "aboutName" | "aboutTail">): string {
  const { what, about } = record;
  const words = (about ?? "").split(" ").filter((word) => word !== "" && !isId(word));
  const label = words.length > 0 ? (wordsOf[what] ?? asWritten)(words) : "";
  return [aboutName(record), label].filter(Boolean).join(" ");
}

const acceptedWords = (detail: string): string =>
  detail
    .split("\n")
    .map((name) => (name === repetitionWarning ? word("refusals:repetition") : name))
    .map((name) => word("refusals:rule_name", { name }))
    .join(word("refusals:rule_joint"));

/** [AU7] Returns the number of results, or nothing if the entry does not contain it. */
function foundWords(detail: string | null | undefined): string {
  const [hits, conversations] = (detail ?? "").split(" ").map(Number);
  return hits && conversations ? say("searched.found", { count: hits, conversations }) : "";
}

/** [EX5] [AU7] [SI14] Returns the amount exported or found, or the browser used. */
export function detailLabel({ what, detail }: Pick<AuditRecord, "what" | "detail">): string {
  if (what === "conduct_warning_accepted") return acceptedWords(detail ?? "");
  if (what === "signed_out_elsewhere" && detail) return say("ended_by", { browser: detail });
  if (what === "searched") return foundWords(detail);
  const isExport = what === "conversation_exported" || what === "messages_exported";
  const [format = "", notes = "", count = ""] = (detail ?? "").split(" ");
  if (!isExport || !["with", "without"].includes(notes)) return "";
  return say(`exported.${notes}`, { format: format.toUpperCase(), count: Number(count) });
}
