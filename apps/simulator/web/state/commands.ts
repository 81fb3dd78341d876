import type { SimulatedAccount } from "../../src/options.ts";
import type { PushSettings, SettingsOutcome } from "../../src/push/save-push-settings.ts";
import type { Switches } from "../../src/switches.ts";

interface Address {
  appId: string;
  openid: string;
}

async function post(path: string, body: object | FormData): Promise<unknown> {
  const form = body instanceof FormData;
  const headers: Record<string, string> = form ? {} : { "content-type": "application/json" };
  const answer = await fetch(`/simulator/api/${path}`, {
    method: "POST",
    headers,
    body: form ? body : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const phonePath = ({ appId, openid }: Address) =>
  `phones/${encodeURIComponent(appId)}/${encodeURIComponent(openid)}`;

function run(path: string, body: object | FormData = {}): void {
  post(path, body).catch((error: unknown) => console.error(error));
}

export const commands = {
  say: (phone: Address, text: string) => run(`${phonePath(phone)}/say`, { text }),
  sendCard: (phone: Address, title: string, pagePath: string) =>
    run(`${phonePath(phone)}/card`, { title, pagePath }),
  enter: (phone: Address) => run(`${phonePath(phone)}/enter`),
  sendImage(phone: Address, file: File) {
    const form = new FormData();
    form.append("file", file);
    run(`${phonePath(phone)}/image`, form);
  },
  addPhone: (appId: string) => run("phones", { appId }),
  setSwitches: (patch: Partial<Switches>) => run("switches", patch),
  setAccount: (appId: string, patch: Pick<SimulatedAccount, "mode" | "format">) =>
    run(`accounts/${appId}`, patch),
  register: (name: string) => run("mini-programs", { name }),
  savePushSettings: async (appId: string, settings: PushSettings): Promise<SettingsOutcome> =>
    (await post(`mini-programs/${appId}/push-settings`, settings)) as SettingsOutcome,
  setRate: (rate: 1 | 60) => run("clock", { rate }),
  forward: (advanceMs: number) => run("clock", { advanceMs }),
  revokeTokens: (appId: string) => run("tokens/revoke", { appId }),
  takeDown: (seconds: number) => run("outage", { seconds }),
  addPerson: (name: string) => run("people", { name }),
};
