// Compares docs/api/events.md with the schemas: every example parses, and every event and event type is described.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { eventDescriptions } from "../src/domain/event-descriptions.ts";
import { eventTypes } from "../src/domain/snapshot-schema.ts";
import { acknowledgement, clientEvents, serverEvents } from "../src/protocol/socket.ts";

const page = readFileSync(new URL("../../../docs/api/events.md", import.meta.url), "utf8");
const schemas: Record<string, z.ZodType> = { ...clientEvents, ...serverEvents, acknowledgement };

function examplesOf(name: string): string[] {
  const section = page.split(/^### /m).find((text) => text.startsWith(`\`${name}\``)) ?? "";
  return [...section.matchAll(/```json\n(.*?)```/gs)].map(([, json]) => json as string);
}

describe("docs/api/events.md", () => {
  it.each(Object.keys(schemas))("[PD4] shows `%s` as it is", (name) => {
    const examples = examplesOf(name);
    expect(examples, `Add an example below a heading \`${name}\` to docs/api/events.md`).not.toHaveLength(0);
    for (const json of examples) {
      const value: unknown = JSON.parse(json);
      const { data } = (schemas[name] as z.ZodType).safeParse(value);
      expect(
        data,
        `The example of \`${name}\` in docs/api/events.md is outdated. Run: pnpm examples`,
      ).toEqual(value);
    }
  });

  it.each(eventTypes)("[PD4] describes `%s` as the types do", (type) => {
    const [, description] = new RegExp(`^\\| \`${type}\` +\\| (.*?) +\\|`, "m").exec(page) ?? [];
    expect(description, "The table of docs/api/events.md is outdated. Run: pnpm examples").toBe(
      eventDescriptions[type],
    );
  });
});
