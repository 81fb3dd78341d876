import { inOneLine } from "@jieru/shared/domain/in-one-line";
import type { ExportedMessage } from "@jieru/shared/protocol/exports";
import type { FileLanguage } from "@jieru/shared/protocol/files";
import { asTextCell, byteOrderMark, type Cell, csvOf } from "../base/csv-of.ts";
import { noticeWords } from "./notice-words.ts";
import { en } from "./words/en.ts";
import type { ExportWords } from "./words/export-words.ts";
import { zhCN } from "./words/zh-cn.ts";
import { zhTW } from "./words/zh-tw.ts";
import type { Writer } from "./write-file.ts";

const languages: Record<FileLanguage, ExportWords> = { "zh-CN": zhCN, "zh-TW": zhTW, en };

export function csvWriter(language: FileLanguage, timeZone: string): Writer {
  const words = languages[language];
  const clock = clockOf(timeZone);
  const { time, customer, openid, by, kind, text, delivery, reason } = words.heads;
  return {
    head: byteOrderMark + csvOf([[time, customer, openid, by, kind, text, delivery, reason]]),
    lines: (messages) => csvOf(messages.map((message) => cellsOf(message, words, clock))),
  };
}

/** Formats times as `2026-11-28 14:03:05`, which every spreadsheet recognizes. */
function clockOf(timeZone: string): (at: string) => string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return (at) => format.format(Date.parse(at));
}

function cellsOf(m: ExportedMessage, words: ExportWords, clock: (at: string) => string): Cell[] {
  const customer = asTextCell(customerName(m, words));
  const { delivery } = m;
  return [
    clock(m.at),
    customer,
    m.openid,
    asTextCell(byOf(m, words)),
    words.kinds[m.type],
    asTextCell(textOf(m, words)),
    delivery && words.states[delivery.state],
    delivery?.reason ? words.reasons[delivery.reason] : null,
  ];
}

const customerName = ({ remark, openid }: ExportedMessage, { customer }: ExportWords): string =>
  inOneLine(remark ?? "") || customer.replace("{tail}", () => openid.slice(-4));

function byOf(m: ExportedMessage, words: ExportWords): string {
  if (m.direction === "in") return customerName(m, words);
  if (m.type === "notice") return words.system;
  return m.agentName === null ? words.automatic : inOneLine(m.agentName);
}

function textOf(m: ExportedMessage, words: ExportWords): string {
  switch (m.type) {
    case "text":
      return m.text;
    case "note":
      return m.note;
    case "image":
      return m.file ?? words.noImage;
    case "miniprogrampage":
      return [m.card.title, m.card.pagePath, m.file].filter(Boolean).join("\n");
    case "link":
      return [m.link.title, m.link.description, m.link.url].filter(Boolean).join("\n");
    case "unsupported":
      return m.unsupported.messageType;
    case "notice":
      return noticeWords(m.notice, words);
  }
}
