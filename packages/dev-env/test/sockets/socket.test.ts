import { afterEach, describe, expect, it } from "vitest";
import { request } from "../console.ts";
import { openFeed } from "../feed.ts";
import { deadline, lin, openTestServer, type TestServer, xu } from "../test-server.ts";
import { openWitnessedHouse, type WitnessedHouse } from "./witnessed-house.ts";

let house: TestServer;
let on: WitnessedHouse;
openWitnessedHouse((opened) => {
  on = opened;
  house = on.house;
});

async function refusalOf(headers: { cookie?: string; origin?: string }): Promise<string> {
  return openFeed(house.url, headers).then(
    (feed) => {
      feed.close();
      return "let in";
    },
    (error: Error) => error.message,
  );
}

describe("[N1] [N2] the handshake", () => {
  const foreign = () => [
    "https://evil.example",
    "null",
    "",
    house.url.replace("http:", "https:"),
    `${house.url}.evil.example`,
    `${house.url}0`,
    house.url.replace("127.0.0.1", "localhost"),
    `${house.url}/`,
    house.url.toUpperCase(),
    `${house.url},${house.url}`,
  ];

  it("[N1] refuses every Origin other than ours, even with a valid cookie", async () => {
    for (const origin of foreign())
      expect([origin, await refusalOf({ cookie: on.agent.cookie, origin })]).toEqual([
        origin,
        "websocket error",
      ]);
    expect(await refusalOf({ cookie: on.agent.cookie })).toBe("websocket error");
    expect(await refusalOf({ cookie: on.agent.cookie, origin: house.url })).toBe("let in");
  });

  it("[N2] refuses a missing, invented or misnamed cookie", async () => {
    const token = /jieru_session=(\w+)/.exec(on.agent.cookie)?.[1] as string;
    const cookies = [
      "",
      "jieru_session=",
      `jieru_session=${"0".repeat(64)}`,
      `jieru_session=${token.slice(0, -1)}`,
      `jieru_session=${token.toUpperCase()}`,
      `jieru_browser=${token}`,
      `other=1; xjieru_session=${token}`,
    ];
    for (const cookie of cookies)
      expect([cookie, await refusalOf({ cookie, origin: house.url })]).toEqual([cookie, "not_signed_in"]);
  });

  it("[N2] [N18] refuses a cookie after sign-out, which cuts the open socket too", async () => {
    const leaving = await house.consoleOf(lin);
    const feed = await openFeed(house.url, { cookie: leaving.cookie, origin: house.url });
    expect((await leaving.post("/auth/logout")).status).toBe(204);
    await expect.poll(() => feed.socket.connected, deadline).toBe(false);
    expect(feed.signedOut).toEqual(["signed_out"]);
    expect(await refusalOf({ cookie: leaving.cookie, origin: house.url })).toBe("not_signed_in");
  });

  it("[N2] accepts only WebSocket and long polling, and offers no upgrade between them", async () => {
    const headers = { cookie: on.agent.cookie, origin: house.url };
    const path = "/socket.io/?EIO=4&transport=webtransport";
    const get = await request(house.url + path, "GET", undefined, headers);
    const post = await request(house.url + path, "POST", "40", headers);
    expect([get.status, post.status]).toEqual([400, 400]);
    expect(get.body).toEqual({ code: 0, message: "Transport unknown" });
    const polled = await request(
      `${house.url}/socket.io/?EIO=4&transport=polling`,
      "GET",
      undefined,
      headers,
    );
    expect(JSON.parse(polled.text.slice(1))).toMatchObject({ upgrades: [] });
    const script = await request(`${house.url}/socket.io/socket.io.js`, "GET", undefined, headers);
    expect(script.status).toBe(400);
  });

  it("[N3] restores no earlier session", async () => {
    const raw = await on.openRaw();
    raw.say(`40{"pid":"guess","offset":"0"}`);
    await expect.poll(() => raw.received.some((text) => text.startsWith("40")), deadline).toBe(true);
    expect(raw.received.find((text) => text.startsWith("40"))).not.toContain("pid");
  });
});

describe("[N2] time", () => {
  // The clock ends all sign-ins.
  afterEach(() => on.arrive());

  it("[N2] [SI2] a cookie unused for a day is refused, and its socket is cut", {
    tags: ["slow"],
  }, async () => {
    const idle = await house.consoleOf(lin);
    house.clock.advance(25 * 3_600_000);
    expect(await refusalOf({ cookie: idle.cookie, origin: house.url })).toBe("not_signed_in");
    expect((await idle.get("/api/me")).status).toBe(401);
    await expect.poll(() => on.witness.socket.connected, deadline).toBe(false);
  });
});

describe("[FD7] a server that stops on purpose", () => {
  it("[FD7] tells consoles staggered reconnection times before it cuts them", async () => {
    const other = await openTestServer();
    const delays: number[] = [];
    const cut: Promise<void>[] = [];
    for (const person of [lin, xu]) {
      const { cookie } = await other.consoleOf(person);
      const { socket } = await openFeed(other.url, { cookie, origin: other.url });
      socket.on("restarting", ({ comeBackInMs }: { comeBackInMs: number }) => delays.push(comeBackInMs));
      cut.push(new Promise((resolve) => socket.once("disconnect", () => resolve())));
    }
    await other.stop();
    await Promise.all(cut);
    expect(delays.toSorted((a, b) => a - b)).toEqual([500, 520]);
  });
});
