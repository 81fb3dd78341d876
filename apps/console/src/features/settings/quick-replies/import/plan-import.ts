/** [QR12] Plans an import row by row before anything is written. */
import { isBlank } from "@jieru/shared/domain/blank";
import { inOneLine } from "@jieru/shared/domain/in-one-line";
import { type QuickReply, quickReplyLength } from "@jieru/shared/domain/quick-reply";
import type { ImportedQuickReply } from "@jieru/shared/protocol/quick-replies";
import { isWritten } from "./read-csv.ts";

const columns = ["title", "text", "category", "shortcut"] as const;
type Column = (typeof columns)[number];

const headings: Record<Column, readonly string[]> = {
  title: ["标题", "標題", "title"],
  text: ["内容", "內容", "text"],
  category: ["分类", "分類", "category"],
  shortcut: ["快捷词", "快速詞", "shortcut"],
};

export type LeftOut =
  | { why: "no_title" | "no_text" | "shortcut_blank" | "twice" | "full" }
  | { why: `${Column}_long`; limit: number }
  | { why: "shortcut_taken"; title: string };

export interface PlannedRow {
  row: number;
  title: string;
  text: string;
  does: "add" | "change" | "same" | LeftOut;
}

export interface ImportPlan {
  rows: PlannedRow[];
  writes: ImportedQuickReply[];
}

export const importRowsAtMost = 500;

/** Returns the places of the columns, or null if title or text is missing. */
function placesOf(first: readonly string[]): Record<Column, number> | null {
  const named = first.map((cell) =>
    cell
      .replace(/[(（].*/, "")
      .trim()
      .toLowerCase(),
  );
  const places = Object.fromEntries(
    columns.map((column) => [column, named.findIndex((name) => headings[column].includes(name))]),
  ) as Record<Column, number>;
  return places.title < 0 || places.text < 0 ? null : places;
}

const tooLong = (fields: Record<Column, string>): LeftOut | null => {
  const column = columns.find((one) => fields[one].length > quickReplyLength[one]);
  return column ? { why: `${column}_long`, limit: quickReplyLength[column] } : null;
};

function wrongWith(fields: Record<Column, string>): LeftOut | null {
  if (isBlank(fields.title)) return { why: "no_title" };
  if (isBlank(fields.text)) return { why: "no_text" };
  return tooLong(fields) ?? (/\s/.test(fields.shortcut) ? { why: "shortcut_blank" } : null);
}

/** `kept` is the current list. Returns a string if the whole file is unreadable. */
export function planImport(
  cells: readonly (readonly string[])[],
  kept: readonly QuickReply[],
  limit: number,
): ImportPlan | "no_headings" | "no_rows" | "too_many_rows" {
  const [first, ...rest] = cells
    .map((row, i) => ({ number: i + 1, row }))
    .filter(({ row }) => isWritten(row));
  const places = first ? placesOf(first.row) : null;
  if (!places) return "no_headings";
  if (rest.length === 0) return "no_rows";
  if (rest.length > importRowsAtMost) return "too_many_rows";
  const shortcuts = new Map(
    kept.flatMap((one) => (one.shortcut ? [[one.shortcut.toLowerCase(), one.title]] : [])),
  );
  const seen = new Set<string>();
  const plan: ImportPlan = { rows: [], writes: [] };
  let count = kept.length;

  const planRow = (fields: Record<Column, string>): PlannedRow["does"] => {
    const wrong = wrongWith(fields);
    if (wrong) return wrong;
    const { title, text } = fields;
    if (seen.has(title)) return { why: "twice" };
    seen.add(title);
    const now = kept.find((one) => one.title === title);
    const category = places.category < 0 ? (now?.category ?? "") : fields.category;
    const shortcut = places.shortcut < 0 ? (now?.shortcut ?? null) : fields.shortcut || null;
    if (now && now.text === text && now.category === category && now.shortcut === shortcut) return "same";
    if (!now && count >= limit) return { why: "full" };
    if (now?.shortcut) shortcuts.delete(now.shortcut.toLowerCase());
    const takenBy = shortcut && shortcuts.get(shortcut.toLowerCase());
    if (now?.shortcut && takenBy) shortcuts.set(now.shortcut.toLowerCase(), title);
    if (takenBy) return { why: "shortcut_taken", title: takenBy };
    if (shortcut) shortcuts.set(shortcut.toLowerCase(), title);
    if (!now) count++;
    plan.writes.push({ id: now?.id ?? null, title, category, shortcut, text });
    return now ? "change" : "add";
  };
  for (const { number, row } of rest) {
    const cell = (column: Column): string => row[places[column]] ?? "";
    const inLine = (column: Column): string => (isBlank(cell(column)) ? "" : inOneLine(cell(column)).trim());
    const text = cell("text").replaceAll("\r\n", "\n").replaceAll("\0", "");
    const fields = {
      title: inLine("title"),
      category: inLine("category"),
      shortcut: inLine("shortcut"),
      text,
    };
    plan.rows.push({ row: number, title: fields.title, text, does: planRow(fields) });
  }
  return plan;
}

export function countsOf({ rows }: ImportPlan): Record<"add" | "change" | "same" | "left_out", number> {
  const counts = { add: 0, change: 0, same: 0, left_out: 0 };
  for (const { does } of rows) counts[typeof does === "string" ? does : "left_out"]++;
  return counts;
}
