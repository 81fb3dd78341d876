import type { Snapshot } from "@jieru/shared/domain/snapshot";
import type { House } from "./house.ts";
import { sealedTexts } from "./payloads.ts";
import { runLoad } from "./processes.ts";

const headersOf = (house: House, cookie: string) => ({
  cookie,
  origin: house.url,
  "content-type": "application/json",
});

async function turnOnAuto(house: House, cookie: string): Promise<void> {
  const body = JSON.stringify({ auto: true, capacity: 5 });
  const answer = await fetch(`${house.url}/api/accounts/${house.accountId}/pickup`, {
    method: "PUT",
    headers: headersOf(house, cookie),
    body,
  });
  if (!answer.ok) throw new Error(`automatic pick-up could not be switched on: ${answer.status}`);
}

/** Gives the agents who are signed in `customers` sessions to answer, by automatic pick-up. */
export async function fillHands(house: House, customers: number): Promise<void> {
  for (const cookie of house.cookies) await turnOnAuto(house, cookie);
  await runLoad({
    origin: house.url,
    connections: 16,
    requests: sealedTexts(customers, customers, Date.now()),
  });
  const headers = headersOf(house, house.cookies[0] as string);
  for (const deadline = Date.now() + 10_000; ; ) {
    const answer = await fetch(`${house.url}/api/accounts/${house.accountId}/snapshot`, { headers });
    const { agents } = (await answer.json()) as Snapshot;
    if (agents.reduce((sum, a) => sum + a.load, 0) === customers) return;
    if (Date.now() > deadline) throw new Error("the customers were not picked up");
  }
}
