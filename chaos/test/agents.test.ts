import { expect, it } from "vitest";
import { createRandom } from "../random.ts";
import { startAgents } from "../workload/agents.ts";
import type { Answer, Console } from "../workload/console.ts";

const no: Answer = { status: 409, body: { refusal: "reply_allowance_used" } };

/** Returns the outcomes of an agent with one session whose requests are answered by `answerTo`. */
async function press(answerTo: (clientMessageId: string) => Promise<Answer>) {
  const console = {
    name: "lin 1",
    agentId: "lin",
    mine: [{ id: "s1", state: "active", allowance: { left: 1 } }],
    snapshot: { me: { status: "online" }, waiting: { sessions: [] }, agents: [], sessions: [] },
    ask: (_method: string, _path: string, body?: { clientMessageId?: string }) =>
      body?.clientMessageId ? answerTo(body.clientMessageId) : Promise.resolve(no),
    upload: () => Promise.resolve(no),
  } as unknown as Console;
  const agents = startAgents({
    consoles: [console],
    accountId: "a",
    random: createRandom(1),
    now: () => 0,
    actionsPerSecond: 100,
    name: "",
  });
  await expect.poll(() => agents.intents.length).toBeGreaterThan(2);
  await agents.stop();
  return new Set(agents.intents.map(({ answer }) => answer));
}

it("the agents record an intent as refused when its request is refused", async () => {
  expect(await press(async () => no)).toEqual(new Set(["refused"]));
});

it("the agents record an intent as unknown when a refusal follows an unanswered request", async () => {
  const lost = new Set<string>();
  const answers = await press(async (id) => {
    if (lost.has(id)) return no;
    lost.add(id);
    throw new TypeError("fetch failed");
  });
  expect(answers).toEqual(new Set(["unknown"]));
});
