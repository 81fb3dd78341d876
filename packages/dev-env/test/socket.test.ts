import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Console } from "./console.ts";
import { request } from "./console.ts";
import { type Feed, openFeed } from "./feed.ts";
import { deadline, type House, lin, openHouse, xu } from "./house.ts";
import { openRawSocket, type RawSocket } from "./raw-socket.ts";

let house: House;
let agent: Console;
/** Somebody else's console, which must not notice any of this. */
let witness: Feed;
const raws: RawSocket[] = [];

async function arrive() {
  agent = await house.consoleOf(lin);
  const { cookie } = await house.consoleOf(xu);
  witness = await openFeed(house.url, { cookie, origin: house.url });
  await witness.ask("subscribe", { accountId: house.accountId, afterSeq: 0 });
}

beforeAll(async () => {
  house = await openHouse();
  await arrive();
});
afterEach(() => {
  for (const raw of raws.splice(0)) raw.close();
});
afterAll(async () => {
  witness.close();
  await house.stop();
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

  it("[N1] refuses every Origin that is not exactly ours, good cookie or not", async () => {
    for (const origin of foreign())
      expect([origin, await refusalOf({ cookie: agent.cookie, origin })]).toEqual([
        origin,
        "websocket error",
      ]);
    expect(await refusalOf({ cookie: agent.cookie })).toBe("websocket error");
    expect(await refusalOf({ cookie: agent.cookie, origin: house.url })).toBe("let in");
  });

  it("[N2] refuses who has no cookie, a made-up one, or one of another name", async () => {
    const token = /jieru_session=(\w+)/.exec(agent.cookie)?.[1] as string;
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

  it("[N2] takes no other transport than the websocket and long polling, and goes from none to the other", async () => {
    const headers = { cookie: agent.cookie, origin: house.url };
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

  it("[N3] restores no session from before: there is nothing to restore", async () => {
    const raw = await openRaw();
    raw.say(`40{"pid":"guess","offset":"0"}`);
    await expect.poll(() => raw.heard.some((text) => text.startsWith("40")), deadline).toBe(true);
    expect(raw.heard.find((text) => text.startsWith("40"))).not.toContain("pid");
  });
});

async function openRaw(who = agent): Promise<RawSocket> {
  const raw = await openRawSocket(house.url, { cookie: who.cookie, origin: house.url });
  raws.push(raw);
  return raw;
}
async function openNamespace(): Promise<RawSocket> {
  const raw = await openRaw();
  raw.say("40");
  await expect.poll(() => raw.heard.some((text) => text.startsWith("40")), deadline).toBe(true);
  return raw;
}
/** The server is alive, others are still connected, and it answers a well-formed request as ever. */
async function stillWell(): Promise<void> {
  expect(witness.socket.connected).toBe(true);
  const subscribed = witness.ask("subscribe", { accountId: house.accountId, afterSeq: 0 });
  expect(await subscribed).toEqual({ ok: true });
  expect(house.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
}
const subscribe = () => JSON.stringify(["subscribe", { accountId: house.accountId, afterSeq: 0 }]);

describe("[N7] [N8] what a signed-in stranger may send", () => {
  it("[N7] a payload over the limit closes this socket and no other", async () => {
    for (const size of [20_000, 1_048_576]) {
      const raw = await openNamespace();
      raw.say(`42["watch",{"conversationId":"${"x".repeat(size)}"}]`);
      await expect.poll(() => raw.isClosed(), deadline).toBe(true);
    }
    await stillWell();
  });

  it("[N7] broken packets close this socket and no other", async () => {
    const packets = [
      "4",
      "49",
      "42",
      "42{",
      '42{"a":1}',
      "42[]",
      "42[null]",
      "42[{}]",
      '42["disconnect"]',
      '42["connect"]',
      '42["newListener",1]',
      "45",
      "4510000000-",
      '451-["subscribe",{"_placeholder":true,"num":0}',
      "4599999999999-[]",
      "43",
      "431[]",
      `42["subscribe",${"[".repeat(4_000)}`,
      "9",
      "\u0000",
    ];
    for (const packet of packets) {
      const raw = await openNamespace();
      raw.say(packet);
      raw.say(`42${subscribe()}`);
      await stillWell();
    }
  });

  it("[N7] binary attachments are never waited for in vain, nor taken for anything", async () => {
    const declared = await openNamespace();
    declared.say('451-["subscribe",{"_placeholder":true,"num":0}]');
    declared.say(new Uint8Array([1, 2, 3]));
    const endless = await openNamespace();
    endless.say(`451000000-["watch",{"_placeholder":true,"num":0}]`);
    for (let i = 0; i < 50; i++) if (!endless.isClosed()) endless.say(new Uint8Array(1_000));
    const stray = await openNamespace();
    stray.say(new Uint8Array(100));
    await stillWell();
    expect(declared.heard.some((text) => text.startsWith('42["events"'))).toBe(false);
  });

  it("[N8] a placeholder that points nowhere or is overwritten does no harm", async () => {
    for (const hostile of [
      '451-["subscribe",{"_placeholder":true,"num":99}]',
      '451-["subscribe",{"_placeholder":true,"num":"length"}]',
      '451-["subscribe",{"_placeholder":true,"num":-1}]',
      '451-["subscribe",{"_placeholder":true,"num":{"toString":1}}]',
      '42["subscribe",{"_placeholder":true,"num":0}]',
    ]) {
      const raw = await openNamespace();
      raw.say(hostile);
      if (!raw.isClosed()) raw.say(new Uint8Array([1]));
      await stillWell();
    }
  });

  it("[N7] who leaves and would come in again by the same connection needs another one", async () => {
    const raw = await openNamespace();
    raw.say("41");
    await openNamespace(); // it has been heard
    if (!raw.isClosed()) raw.say("40");
    await expect.poll(() => raw.isClosed(), deadline).toBe(true);
    expect(raw.heard.filter((text) => text.startsWith("40"))).toHaveLength(1);
    await stillWell();
  });

  it("[N7] who comes in twice by one connection before the first is let in does no harm", async () => {
    const raw = await openRaw();
    for (let i = 0; i < 5; i++) raw.say("40");
    await expect.poll(() => raw.heard.filter((text) => text.startsWith("40")).length, deadline).toBe(5);
    await stillWell();
  });

  it("[N7] unknown events, the names of errors among them, are nobody's", async () => {
    const raw = await openNamespace();
    for (const event of [
      "unknown",
      "error",
      "__proto__",
      "constructor",
      "events",
      "signed_out",
      "snapshot_required",
    ])
      raw.say(`42${JSON.stringify([event, { accountId: house.accountId }])}`);
    const before = raw.heard.length;
    raw.say(`427["subscribe",{"accountId":"01unknown","afterSeq":0}]`);
    // Beside pings, and how the server is.
    const since = () => raw.heard.slice(before).filter((text) => !/^(2$|42\["health")/.test(text));
    await expect.poll(since, deadline).toEqual([expect.stringMatching(/^437\[{"ok":false,/)]);
    await stillWell();
  });

  it("[N7] arguments that are no object of the right shape are answered, not obeyed", async () => {
    const feed = await openFeed(house.url, { cookie: agent.cookie, origin: house.url });
    const { accountId } = house;
    const bodies: unknown[] = [
      null,
      true,
      42,
      "text",
      [],
      [[]],
      {},
      { accountId },
      { accountId, afterSeq: "0" },
      { accountId, afterSeq: -1 },
      { accountId, afterSeq: 1.5 },
      { accountId, afterSeq: 1e308 },
      { accountId: { $ne: null }, afterSeq: 0 },
      { accountId: [accountId], afterSeq: 0 },
      { accountId, afterSeq: 0, role: "admin" },
      { accountId: "\u0000", afterSeq: 0, more: 1 },
      Buffer.from("bytes"),
    ];
    for (const body of bodies)
      expect([body, await feed.ask("subscribe", body)]).toEqual([
        body,
        { ok: false, refusal: { refusal: "not_allowed" } },
      ]);
    expect(feed.frames).toEqual([]);
    for (const event of ["watch", "unwatch", "typing"])
      expect(await feed.ask(event, { conversationId: 7 })).toMatchObject({ ok: false });
    feed.close();
    await stillWell();
  });

  it("[N11] ids no server makes never reach the database", async () => {
    const feed = await openFeed(house.url, { cookie: agent.cookie, origin: house.url });
    const plain = await feed.ask("subscribe", { accountId: "01unknown", afterSeq: 0 });
    expect(plain).toEqual({ ok: false, refusal: { refusal: "not_bound" } });
    expect(await feed.ask("subscribe", { accountId: "x' or 1=1--", afterSeq: 0 })).toMatchObject({
      ok: false,
    });
    const malformed = { ok: false, refusal: { refusal: "not_allowed" } };
    for (const accountId of ["\u0000", "a\u0000b", "\ud800", "一", "a b", "x".repeat(65)])
      expect([accountId, await feed.ask("subscribe", { accountId, afterSeq: 0 })]).toEqual([
        accountId,
        malformed,
      ]);
    await feed.ask("subscribe", { accountId: house.accountId, afterSeq: 0 });
    const unknown = await feed.ask("watch", { conversationId: "01unknown" });
    expect(unknown).toEqual({ ok: false, refusal: { refusal: "session_not_found" } });
    expect(await feed.ask("watch", { conversationId: "a\u0000b" })).toEqual(malformed);
    feed.close();
  });

  it("[N7] a missing acknowledgement, and one that is no function, are neither needed nor called", async () => {
    const raw = await openNamespace();
    raw.say(`42${subscribe()}`);
    await expect.poll(() => raw.heard.some((text) => text.startsWith('42["events"')), deadline).toBe(true);
    for (const acknowledge of [{}, [], "call me", 7, null, { call: 1, apply: 2 }])
      raw.say(`42${JSON.stringify(["subscribe", { accountId: house.accountId, afterSeq: 0 }, acknowledge])}`);
    raw.say('42["watch"]');
    raw.say('428["watch"]'); // the acknowledgement in the body's place
    raw.say('429["watch",null]');
    await expect.poll(() => raw.heard.some((text) => text.startsWith("439")), deadline).toBe(true);
    expect(raw.isClosed()).toBe(false);
    await stillWell();
  });

  it("[N7] a flood of requests is answered, one by one, and starves nobody", async () => {
    const feed = await openFeed(house.url, { cookie: agent.cookie, origin: house.url });
    await feed.ask("subscribe", { accountId: house.accountId, afterSeq: 0 });
    const flood = Array.from({ length: 500 }, () => feed.ask("watch", { conversationId: "01unknown" }));
    await stillWell();
    expect((await Promise.all(flood)).every((answer) => !answer.ok)).toBe(true);
    feed.close();
  });
});

describe("[FD15] many requests of one person at once", () => {
  const unknown = { conversationId: "01unknown" };
  const failures = () => house.logged.filter((line) => line.includes("a socket request failed"));

  it("[FD15] [N7] keep nobody else waiting for the database: pushes are kept, and others read", async () => {
    const { cookie } = await house.consoleOf(lin);
    const feed = await openFeed(house.url, { cookie, origin: house.url });
    await feed.ask("subscribe", { accountId: house.accountId, afterSeq: 0 });
    const colleague = await house.consoleOf(xu);
    const flood = Array.from({ length: 1_500 }, () => feed.ask("watch", unknown));
    await flood[0];
    const others = [];
    for (let i = 0; i < 20; i++) others.push((await colleague.get("/api/me")).status);
    await house.customerWrites(house.newCustomer());
    expect(others).toEqual(Array(20).fill(200));
    const refusals = (await Promise.all(flood)).map((answer) => !answer.ok && answer.refusal.refusal);
    expect(new Set(refusals)).toEqual(new Set(["session_not_found"]));
    expect(failures()).toEqual([]);
    feed.close();
  });
});

describe("[FD14] a flood by one connection", () => {
  const why = () => house.logged.map((line) => JSON.parse(line)).filter(({ security }) => security === "N7");

  it("[FD14] [N7] who asks to be let in an eleventh time is cut, and none of it is looked up any more", async () => {
    const stranger = await openRawSocket(house.url, {
      cookie: `jieru_session=${"0".repeat(64)}`,
      origin: house.url,
    });
    raws.push(stranger);
    for (let i = 0; i < 2_000; i++) stranger.say("40");
    await expect.poll(() => stranger.isClosed(), deadline).toBe(true);
    expect(stranger.heard.filter((text) => text.startsWith("44")).length).toBeLessThanOrEqual(10);
    expect(why()).toContainEqual(expect.objectContaining({ why: "too_many_packets", ip: "127.0.0.1" }));
    await stillWell();
  });

  it("[FD14] [N7] by long polling too, within one request", async () => {
    const headers = { cookie: "", origin: house.url };
    const path = `${house.url}/socket.io/?EIO=4&transport=polling`;
    const begun = await request(path, "GET", undefined, headers);
    const { sid } = JSON.parse(begun.text.slice(1)) as { sid: string };
    const asks = Array<string>(2_000).fill("40").join("\u001e");
    await request(`${path}&sid=${sid}`, "POST", asks, headers).catch(() => undefined);
    const gone = await request(`${path}&sid=${sid}`, "GET", undefined, headers);
    expect([gone.status, gone.body]).toEqual([400, { code: 1, message: "Session ID unknown" }]);
    await stillWell();
  });

  it("[FD14] [N7] ten thousand packets are let pass, and no more, let in or not", async () => {
    for (const raw of [await openRaw(), await openNamespace()]) {
      for (let i = 0; i < 9_990; i++) raw.say("3");
      await stillWell();
      expect(raw.isClosed()).toBe(false);
      for (let i = 0; i < 20_001; i++) if (!raw.isClosed()) raw.say("3");
      await expect.poll(() => raw.isClosed(), deadline).toBe(true);
    }
    await stillWell();
  });
});

describe("[N2] time", () => {
  // The clock ends everybody's session.
  afterEach(arrive);

  it("[N2] [SI2] a cookie nobody used for a day opens nothing, and its socket is cut", async () => {
    const idle = await house.consoleOf(lin);
    house.clock.advance(25 * 3_600_000);
    expect(await refusalOf({ cookie: idle.cookie, origin: house.url })).toBe("not_signed_in");
    expect((await idle.get("/api/me")).status).toBe(401);
    await expect.poll(() => witness.socket.connected, deadline).toBe(false);
  });
});

describe("[FD7] a server that stops on purpose", () => {
  it("[FD7] tells each console when to come back, one after the other, before it cuts them", async () => {
    const other = await openHouse();
    const heard: number[] = [];
    const cut: Promise<void>[] = [];
    for (const person of [lin, xu]) {
      const { cookie } = await other.consoleOf(person);
      const { socket } = await openFeed(other.url, { cookie, origin: other.url });
      socket.on("restarting", ({ comeBackInMs }: { comeBackInMs: number }) => heard.push(comeBackInMs));
      cut.push(new Promise((resolve) => socket.once("disconnect", () => resolve())));
    }
    await other.stop();
    await Promise.all(cut);
    expect(heard.toSorted((a, b) => a - b)).toEqual([500, 520]);
  });
});
