/**
 * The tables of events and of webhook topics in the documents, made from the schemas.
 * usage: node scripts/document-tables.ts [--write]
 * Without `--write` it fails if a table is outdated.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { eventDescriptions } from "@jieru/shared/domain/event-descriptions";
import { event } from "@jieru/shared/domain/snapshot";
import { webhookTopics } from "@jieru/shared/protocol/webhooks";
import { repository } from "./command.ts";

interface DocumentTable {
  page: string;
  /** As in its markers, `<!-- name: written by pnpm tables -->` and `<!-- name end -->`. */
  name: string;
  rows: () => string[][];
}

const code = (text: string): string => `\`${text}\``;

/** Every event has these fields. */
const common = new Set(["seq", "at", "type"]);

function eventRows(): string[][] {
  const rows = event.options.flatMap(({ shape }) => {
    const fields = Object.entries(shape)
      .filter(([name]) => !common.has(name))
      .map(([name, schema]) => code(schema.safeParse(undefined).success ? `${name}?` : name))
      .join(" ");
    return shape.type.options.map((type) => [code(type), eventDescriptions[type], fields]);
  });
  return [["type", "what happened", "fields"], ...rows];
}

function topicRows(): string[][] {
  const rows = Object.entries(webhookTopics).flatMap(([topic, types]) =>
    types.map((type) => [code(topic), code(type), eventDescriptions[type]]),
  );
  return [["topic", "event", "what happened"], ...rows];
}

const tables: DocumentTable[] = [
  { page: "docs/socket.md", name: "events", rows: eventRows },
  { page: "docs/webhooks.md", name: "topics", rows: topicRows },
];

/** A Markdown table with padded cells, as the documents have it. */
function markdownTable([head = [], ...rows]: string[][]): string {
  const widths = head.map((_, i) => Math.max(3, ...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (cells: string[], filler = " "): string =>
    `| ${widths.map((width, i) => (cells[i] ?? "").padEnd(width, filler)).join(" | ")} |`;
  return [line(head), line([], "-"), ...rows.map((row) => line(row))].join("\n");
}

/** Returns the text of the page with the table of today. */
function withTable(text: string, { page, name, rows }: DocumentTable): string {
  const [begin, end] = [`<!-- ${name}: written by pnpm tables -->`, `<!-- ${name} end -->`];
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${page} has no "${begin}" or "${end}"`);
  return `${before}${begin}\n\n${markdownTable(rows())}\n\n${end}${after}`;
}

for (const table of tables) {
  const file = path.join(repository, table.page);
  const text = readFileSync(file, "utf8");
  const renewed = withTable(text, table);
  if (renewed === text) continue;
  if (process.argv.includes("--write")) writeFileSync(file, renewed);
  else {
    console.log(`${table.page}: the table of ${table.name} is outdated. Run: pnpm tables`);
    process.exitCode = 1;
  }
}
