import { demoPeople } from "@jieru/dev-env/demo";
import { signInAs } from "@jieru/dev-env/sign-in-as";
import { saysByItself } from "./by-itself.ts";
import type { Stage } from "./stage/stage.ts";
import { Console } from "./workload/console.ts";

/** The admin and the supervisor use one console each, the two agents two. */
const desks = [
  { name: "admin", person: 0, server: 0 },
  { name: "supervisor", person: 1, server: 1 },
  { name: "lin 1", person: 2, server: 0 },
  { name: "lin 2", person: 2, server: 1 },
  { name: "xu 1", person: 3, server: 1 },
  { name: "xu 2", person: 3, server: 0 },
];

/** Signs everybody in, enables automatic pick-up and automatic texts, sets the topics, and opens the consoles. */
export async function openConsoles(stage: Stage): Promise<Console[]> {
  const { accountId, origin } = stage;
  const cookies = await Promise.all(demoPeople.map(({ unionid }) => signInAs(origin, unionid)));
  const consoles: Console[] = [];
  for (const { name, person, server } of desks) {
    const way = await stage.openConsoleWay(server);
    const cookie = cookies[person] as string;
    consoles.push(new Console({ name, way, cookie, origin, accountId }));
  }
  for (const console of consoles) await set(console, `/api/accounts/${accountId}/pickup`, "PUT", pickup);
  const [admin] = consoles as [Console];
  await set(admin, `/api/accounts/${accountId}/settings`, "PATCH", saysByItself);
  for (const name of topics) await set(admin, `/api/accounts/${accountId}/topics`, "POST", { name });
  return consoles;
}

const topics = ["order", "delivery", "other"];
const pickup = { auto: true, capacity: 10 };

async function set(console: Console, path: string, method: string, body: object): Promise<void> {
  const { status } = await console.ask(method, path, body);
  if (status !== 200) throw new Error(`${method} ${path} was answered ${status}`);
}
