/** Settings that an admin makes through the API: the test then begins at its own subject. */
import type { DemoPerson } from "@jieru/dev-env/demo";
import type { Agent } from "@jieru/shared/domain/agent";
import type { AccountSettings } from "@jieru/shared/domain/settings";
import { type Api, apiOf } from "./tidy-up.ts";
import { admin, expect, type World } from "./world.ts";

interface Boss {
  api: Api;
  account: string;
  set(settings: Partial<AccountSettings>): Promise<void>;
  agents(): Promise<Agent[]>;
  agentNamed(name: string): Promise<Agent>;
  bind(person: DemoPerson): Promise<void>;
}

export async function bossOf(world: World): Promise<Boss> {
  const call = await apiOf(world, admin);
  const account = `/api/accounts/${world.accountId}`;
  const api: Api = async (method, path, body) => {
    const answer = await call(method, path, body);
    expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true);
    return answer;
  };
  const agents = async () =>
    ((await (await api("GET", `${account}/snapshot`)).json()) as { agents: Agent[] }).agents;
  return {
    api,
    account,
    agents,
    async set(settings) {
      await api("PATCH", `${account}/settings`, settings);
    },
    async agentNamed(name) {
      const agent = (await agents()).find((a) => a.name === name);
      if (!agent) throw new Error(`nobody is called ${name}`);
      return agent;
    },
    async bind(person) {
      const answer = await api("POST", `${account}/invitations`, { role: person.role });
      const { token } = (await answer.json()) as { token: string };
      const guest = await apiOf(world, person);
      expect((await guest("POST", `/api/invitations/${token}/accept`)).ok).toBe(true);
    },
  };
}
