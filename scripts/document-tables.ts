/**
 * Renews parts of documents that are made from schemas and recorded examples: tables of events and webhook topics, an example of a frame.
 * Usage: `node scripts/document-tables.ts [--write]`.
 * Without `--write` it fails if a part is outdated.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { eventDescriptions } from "@jieru/shared/domain/event-descriptions";
import { event, frame } from "@jieru/shared/domain/snapshot-schema";
import { webhookTopics } from "@jieru/shared/protocol/webhooks";
import { repository } from "./command.ts";

interface DocumentPart {
  page: string;
  /** As in its markers, `<!-- name: written by pnpm tables -->` and `<!-- name end -->`. */
  name: string;
  text: () => string;
}

const code = (text: string): string => `\`${text}\``;

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

const examplesFile = path.join(repository, "apps/realtime/src/api-docs/examples.json");

function frameExample(): string {
  const examples = JSON.parse(readFileSync(examplesFile, "utf8"));
  const { session } = examples["GET /api/sessions/:sessionId"].answer;
  const { id: sessionId, conversationId, lastMessage, lastSeq: seq } = session;
  const [exampleMessage] = examples["GET /api/conversations/:conversationId/messages"].answer.messages;
  const { id, at } = lastMessage;
  const message = { ...exampleMessage, id, seq, conversationId, sessionId, at };
  const exampleEvent = {
    accountId: examples["GET /api/me"].answer.accounts[0].id,
    from: seq - 2,
    to: seq + 1,
    now: at + 40,
    events: [{ seq, type: "customer_message_received", at, session, message }],
    waiting: { count: 0, lapsed: 0, sessions: [] },
  };
  if (!frame.safeParse(exampleEvent).success)
    throw new Error("apps/realtime/src/api-docs/examples.json is outdated. Run: pnpm examples");
  return `\`\`\`json\n${JSON.stringify(exampleEvent, null, 2)}\n\`\`\``;
}

const parts: DocumentPart[] = [
  { page: "docs/api/events.md", name: "frame", text: frameExample },
  { page: "docs/api/events.md", name: "events", text: () => markdownTable(eventRows()) },
  { page: "docs/api/webhooks.md", name: "topics", text: () => markdownTable(topicRows()) },
];

function markdownTable([head = [], ...rows]: string[][]): string {
  const widths = head.map((_, i) => Math.max(3, ...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (cells: string[], filler = " "): string =>
    `| ${widths.map((width, i) => (cells[i] ?? "").padEnd(width, filler)).join(" | ")} |`;
  return [line(head), line([], "-"), ...rows.map((row) => line(row))].join("\n");
}

function renew(page: string, { page: file, name, text }: DocumentPart): string {
  const [begin, end] = [`<!-- ${name}: written by pnpm tables -->`, `<!-- ${name} end -->`];
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} has no "${begin}" or "${end}"`);
  return `${before}${begin}\n\n${text()}\n\n${end}${after}`;
}

for (const part of parts) {
  const file = path.join(repository, part.page);
  const page = readFileSync(file, "utf8");
  const renewed = renew(page, part);
  if (renewed === page) continue;
  if (process.argv.includes("--write")) writeFileSync(file, renewed);
  else {
    console.log(`${part.page}: the part "${part.name}" is outdated. Run: pnpm tables`);
    process.exitCode = 1;
  }
}
