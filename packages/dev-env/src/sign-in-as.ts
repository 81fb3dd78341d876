/** Signs in over HTTP, playing browser and phone, for tests and benches that need many consoles. */

const cookiesOf = (response: Response): string[] =>
  response.headers.getSetCookie().map((line) => line.split(";")[0] as string);

function locationOf(response: Response, what: string): string {
  const location = response.headers.get("location");
  if (!location) throw new Error(`${what} did not redirect (HTTP ${response.status})`);
  return location;
}

async function scanAndConfirm(qrconnect: string, unionid: string): Promise<string> {
  const { origin } = new URL(qrconnect);
  const page = await (await fetch(qrconnect)).text();
  const uuid = /\/connect\/qrcode\/([\w-]+)/.exec(page)?.[1];
  if (!uuid) throw new Error("the sign-in page shows no code");
  await fetch(`${origin}/connect/confirm?uuid=${uuid}`);
  const body = new URLSearchParams({ uuid, unionid, answer: "confirm" });
  await fetch(`${origin}/connect/confirm`, { method: "POST", body });
  const poll = await fetch(`${origin}/connect/l/qrconnect?uuid=${uuid}&last=404&f=json`);
  return ((await poll.json()) as { wx_code: string }).wx_code;
}

let people = 0;
/** Each sign-in has its own address, so that the limit of attempts per address does not apply. */
const nextAddress = (): string => `10.1.${(people >> 8) & 255}.${people++ & 255}`;

/** [SI8] Every sign-in uses the same browser by default, so that no sign-in is from a new browser. */
export const knownBrowser = { name: "jieru_known", value: "ab".repeat(32) };

/** Returns the `Cookie` header of a console that has signed in as the person with this unionid. */
export async function signInAs(
  serverUrl: string,
  unionid: string,
  next = "/",
  browser: string = knownBrowser.value,
): Promise<string> {
  const from = { "x-forwarded-for": nextAddress() };
  const start = await fetch(`${serverUrl}/auth/wechat?next=${encodeURIComponent(next)}`, {
    redirect: "manual",
    headers: from,
  });
  const qrconnect = locationOf(start, "/auth/wechat");
  const code = await scanAndConfirm(qrconnect, unionid);
  const query = new URL(qrconnect).searchParams;
  const callback = new URL(query.get("redirect_uri") as string);
  callback.searchParams.set("code", code);
  callback.searchParams.set("state", query.get("state") as string);
  const back = `${serverUrl}${callback.pathname}${callback.search}`;
  const done = await fetch(back, {
    redirect: "manual",
    headers: {
      ...from,
      cookie: [...cookiesOf(start), `${knownBrowser.name}=${browser}`].join("; "),
    },
  });
  const landed = locationOf(done, "the callback");
  if (landed.includes("error=")) throw new Error(`signing in ended at ${landed}`);
  return cookiesOf(done)
    .filter((cookie) => !cookie.endsWith("="))
    .join("; ");
}
