import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import { expect, it } from "vitest";
import { renameTag } from "../../src/conversations/rename-tag.ts";
import { newClock } from "../lane/account.ts";

it("[TG5] one command renames the tag of at most two hundred customers", async () => {
  const holders = Array.from({ length: 401 }, (_, n) => ({ conversationId: `c${n}`, sessionId: `s${n}` }));
  const query = async (text: string) => ({ rows: text.includes("offset") ? [] : holders });
  const steps: number[] = [];
  const runInput = async (_: AccountId, { command }: { command: { of: readonly unknown[] } }) => {
    steps.push(command.of.length);
    return { ok: true, facts: command.of };
  };
  const context = { pool: { query }, lanes: { runInput }, clock: newClock() };
  const renaming = {
    accountId: "a" as AccountId,
    agentId: "sue" as AgentId,
    ip: "",
    from: "老客",
    to: "熟客",
  };
  expect(await renameTag(context as never, renaming)).toBe(401);
  expect(steps).toEqual([200, 200, 1]);
});
