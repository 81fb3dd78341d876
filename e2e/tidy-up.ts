import type { DemoPerson } from "@jieru/dev-env/demo";
import { signInAs } from "@jieru/dev-env/sign-in-as";
import { CALM } from "@jieru/simulator/switches";
import { admin, expect, type World } from "./world.ts";

export type Api = (method: string, path: string, body?: object) => Promise<Response>;

export async function apiOf({ url }: Pick<World, "url">, person: DemoPerson): Promise<Api> {
  const cookie = await signInAs(url, person.unionid);
  return (method, path, body) =>
    fetch(`${url}${path}`, {
      method,
      headers: { cookie, origin: url, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
}

interface Me {
  accounts: { id: string }[];
}
interface Snapshot {
  account: { credentialsRefused: object | null };
  agents: { id: string; status: string }[];
  sessions: { id: string }[];
  waiting: { sessions: { id: string }[] };
}

export async function tidyUp(world: World): Promise<void> {
  world.simulator.switches.set(CALM);
  world.simulator.takeDown(0);
  const { api, me } = await tidierOf(world);
  for (const { id: accountId } of me.accounts) {
    const { agents, account } = await snapshotOf(api, accountId);
    if (account.credentialsRefused) await api("POST", `/api/accounts/${accountId}/connection/test`);
    for (const { id, status } of agents)
      if (status === "away")
        await api("PUT", `/api/accounts/${accountId}/bindings/${id}/status`, { status: "online" });
    // The snapshot holds only the head of the queue; the rest comes with the next one.
    for (
      let open = await openSessions(api, accountId);
      open.length > 0;
      open = await openSessions(api, accountId)
    )
      await Promise.all(open.map(({ id }) => api("POST", `/api/sessions/${id}/end`, {})));
  }
}

const tidiers = new WeakMap<World, Api>();

async function tidierOf(world: World): Promise<{ api: Api; me: Me }> {
  const api = tidiers.get(world) ?? (await apiOf(world, admin));
  tidiers.set(world, api);
  const answer = await api("GET", "/api/me");
  if (answer.status !== 401) return { api, me: (await answer.json()) as Me };
  tidiers.delete(world);
  return tidierOf(world);
}

/** Retries while a busy server answers "not now". */
async function snapshotOf(api: Api, accountId: string): Promise<Snapshot> {
  let answer: Response | undefined;
  await expect
    .poll(async () => {
      answer = await api("GET", `/api/accounts/${accountId}/snapshot`);
      return answer.status;
    })
    .toBe(200);
  return (await answer?.json()) as Snapshot;
}

async function openSessions(api: Api, accountId: string): Promise<{ id: string }[]> {
  const { sessions, waiting } = await snapshotOf(api, accountId);
  return [...sessions, ...waiting.sessions];
}
