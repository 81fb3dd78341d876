/** A full house: as many agents as one account may bind, each signed in with a console of their own. */
import { demoPeople } from "@jieru/dev-env/demo";
import { signInAs } from "@jieru/dev-env/sign-in-as";
import type { Simulator } from "@jieru/simulator/simulator";

async function post<T>(url: string, path: string, cookie: string, body: object = {}): Promise<T> {
  const headers = { cookie, origin: url, "content-type": "application/json" };
  const answer = await fetch(`${url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** The cookies of `count` agents, invited by the demo's admin beyond the demo's own two. */
export async function hireAgents(
  url: string,
  accountId: string,
  simulator: Simulator,
  count: number,
): Promise<string[]> {
  const [admin, , ...own] = demoPeople;
  const adminCookie = await signInAs(url, (admin as (typeof demoPeople)[0]).unionid);
  const cookies: string[] = [];
  for (const person of own.slice(0, count)) cookies.push(await signInAs(url, person.unionid));
  for (let i = cookies.length; i < count; i++) {
    const unionid = `oUnion_bench_${i}`;
    simulator.addPerson({ name: `客服 ${i}`, unionid, openid: `oLogin_bench_${i}` });
    const path = `/api/accounts/${accountId}/invitations`;
    const { token } = await post<{ token: string }>(url, path, adminCookie, { role: "agent" });
    const cookie = await signInAs(url, unionid, `/invite/${token}`);
    await post(url, `/api/invitations/${token}/accept`, cookie);
    cookies.push(cookie);
  }
  return cookies;
}
