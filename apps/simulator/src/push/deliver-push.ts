import type { Envelope } from "@jieru/wechat/seal-envelope";
import { isAcknowledged, type PushDelivery, type PushEntry } from "../ledger-entry.ts";
import { getAccount, type World } from "../world.ts";
import type { HttpAnswer, HttpClient } from "./http-client.ts";
import { isAbnormal, judgeAnswer } from "./judge-answer.ts";
import { showUnavailable } from "./show-unavailable.ts";

/** Makes one attempt, of two copies if pushes are duplicated; returns whether an answer acknowledged the push. */
export async function deliverPush(
  world: World,
  client: HttpClient,
  entry: PushEntry,
  envelope: Envelope,
  attempt: number,
): Promise<boolean> {
  const copies = world.switches.duplicatePushes ? [1, 2] : [1];
  const deliveries = copies.map((copy) => deliverCopy(world, client, entry, envelope, { attempt, copy }));
  const answered = await Promise.all(deliveries);
  if (answered.some(({ answer }) => isAbnormal(answer))) showUnavailable(world, entry);
  world.changed();
  return answered.some(({ answer }) => isAcknowledged(answer));
}

async function post(client: HttpClient, pushUrl: string, envelope: Envelope): Promise<HttpAnswer> {
  if (pushUrl === "") return { failure: "unreachable" };
  const url = new URL(pushUrl);
  for (const [key, value] of Object.entries(envelope.query)) url.searchParams.set(key, value);
  return client.post(url, envelope.body, envelope.contentType);
}

async function deliverCopy(
  world: World,
  client: HttpClient,
  entry: PushEntry,
  envelope: Envelope,
  which: { attempt: number; copy: number },
): Promise<PushDelivery> {
  const at = world.clock.now();
  const startedAt = performance.now();
  const { config } = getAccount(world, entry.appId);
  const response = await post(client, config.pushUrl, envelope);
  const judged = judgeAnswer(response, config, { ...entry, nonce: envelope.query.nonce ?? "" });
  const answer = isAcknowledged(judged) && world.switches.dropAcknowledgements ? "ignored" : judged;
  const ms = Math.round((performance.now() - startedAt) * 10) / 10;
  const delivery: PushDelivery = {
    ...which,
    at,
    ms,
    answer,
    status: "status" in response ? response.status : null,
  };
  entry.deliveries.push(delivery);
  return delivery;
}
