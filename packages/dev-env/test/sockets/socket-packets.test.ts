import { describe, expect, it } from "vitest";
import { request } from "../console.ts";
import { openFeed } from "../feed.ts";
import { deadline, lin, type TestServer, xu } from "../test-server.ts";
import { openWitnessedHouse, type WitnessedHouse } from "./witnessed-house.ts";

let house: TestServer;
let on: WitnessedHouse;
openWitnessedHouse((opened) => {
  on = opened;
  house = on.house;
});

const subscribe = () => JSON.stringify(["subscribe", { accountId: house.accountId, afterSeq: 0 }]);

describe("[N7] [N8] hostile packets of a signed-in person", () => {
  it("[N7] a payload over the limit closes this socket and no other", async () => {
    for (const size of [20_000, 1_048_576]) {
      const raw = await on.openNamespace();
      raw.say(`42["watch",{"conversationId":"${"x".repeat(size)}"}]`);
      await expect.poll(() => raw.isClosed(), deadline).toBe(true);
    }
    await on.stillWell();
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
      const raw = await on.openNamespace();
      raw.say(packet);
      raw.say(`42${subscribe()}`);
      await on.stillWell();
    }
  });

  it("[N7] binary attachments block nothing and are not accepted as arguments", async () => {
    const declared = await on.openNamespace();
    declared.say('451-["subscribe",{"_placeholder":true,"num":0}]');
    declared.say(new Uint8Array([1, 2, 3]));
    const endless = await on.openNamespace();
    endless.say(`451000000-["watch",{"_placeholder":true,"num":0}]`);
    for (let i = 0; i < 50; i++) if (!endless.isClosed()) endless.say(new Uint8Array(1_000));
    const stray = await on.openNamespace();
    stray.say(new Uint8Array(100));
    await on.stillWell();
    expect(declared.received.some((text) => text.startsWith('42["events"'))).toBe(false);
  });

  it("[N8] an invalid or overwritten placeholder has no effect", async () => {
    for (const hostile of [
      '451-["subscribe",{"_placeholder":true,"num":99}]',
      '451-["subscribe",{"_placeholder":true,"num":"length"}]',
      '451-["subscribe",{"_placeholder":true,"num":-1}]',
      '451-["subscribe",{"_placeholder":true,"num":{"toString":1}}]',
      '42["subscribe",{"_placeholder":true,"num":0}]',
    ]) {
      const raw = await on.openNamespace();
      raw.say(hostile);
      if (!raw.isClosed()) raw.say(new Uint8Array([1]));
      await on.stillWell();
    }
  });

  it("[N7] a connection that has left the namespace cannot join again", async () => {
    const raw = await on.openNamespace();
    raw.say("41");
    await on.openNamespace(); // the packet has been processed
    if (!raw.isClosed()) raw.say("40");
    await expect.poll(() => raw.isClosed(), deadline).toBe(true);
    expect(raw.received.filter((text) => text.startsWith("40"))).toHaveLength(1);
    await on.stillWell();
  });

  it("[N7] repeated joins before the first is accepted have no effect", async () => {
    const raw = await on.openRaw();
    for (let i = 0; i < 5; i++) raw.say("40");
    await expect.poll(() => raw.received.filter((text) => text.startsWith("40")).length, deadline).toBe(5);
    await on.stillWell();
  });

  it("[N7] unknown events, including names of errors, have no effect", async () => {
    const raw = await on.openNamespace();
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
    const before = raw.received.length;
    raw.say(`427["subscribe",{"accountId":"01unknown","afterSeq":0}]`);
    // Without pings and health events.
    const since = () => raw.received.slice(before).filter((text) => !/^(2$|42\["health")/.test(text));
    await expect.poll(since, deadline).toEqual([expect.stringMatching(/^437\[{"ok":false,/)]);
    await on.stillWell();
  });

  it("[N7] arguments of the wrong shape are refused", async () => {
    const feed = await openFeed(house.url, { cookie: on.agent.cookie, origin: house.url });
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
    await on.stillWell();
  });

  it("[N11] invalid ids never reach the database", async () => {
    const feed = await openFeed(house.url, { cookie: on.agent.cookie, origin: house.url });
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

  it("[N7] a missing or invalid acknowledgement callback has no effect", async () => {
    const raw = await on.openNamespace();
    raw.say(`42${subscribe()}`);
    await expect.poll(() => raw.received.some((text) => text.startsWith('42["events"')), deadline).toBe(true);
    for (const acknowledge of [{}, [], "call me", 7, null, { call: 1, apply: 2 }])
      raw.say(`42${JSON.stringify(["subscribe", { accountId: house.accountId, afterSeq: 0 }, acknowledge])}`);
    raw.say('42["watch"]');
    raw.say('428["watch"]'); // the acknowledgement in the body's place
    raw.say('429["watch",null]');
    await expect.poll(() => raw.received.some((text) => text.startsWith("439")), deadline).toBe(true);
    expect(raw.isClosed()).toBe(false);
    await on.stillWell();
  });

  it("[N7] a flood of requests is answered and delays nobody else", async () => {
    const feed = await openFeed(house.url, { cookie: on.agent.cookie, origin: house.url });
    await feed.ask("subscribe", { accountId: house.accountId, afterSeq: 0 });
    const flood = Array.from({ length: 500 }, () => feed.ask("watch", { conversationId: "01unknown" }));
    await on.stillWell();
    expect((await Promise.all(flood)).every((answer) => !answer.ok)).toBe(true);
    feed.close();
  });
});

describe("[FD15] many simultaneous requests of one person", () => {
  const unknown = { conversationId: "01unknown" };
  const failures = () => house.logged.filter((line) => line.includes("a socket request failed"));

  it("[FD15] [N7] a flood of one person delays neither pushes nor other people's requests", {
    tags: ["slow"],
  }, async () => {
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

  it("[FD14] [N7] a connection is cut after ten requests to join", async () => {
    const unknownSocket = await on.openRaw(`jieru_session=${"0".repeat(64)}`);
    for (let i = 0; i < 2_000; i++) unknownSocket.say("40");
    await expect.poll(() => unknownSocket.isClosed(), deadline).toBe(true);
    expect(unknownSocket.received.filter((text) => text.startsWith("44")).length).toBeLessThanOrEqual(10);
    expect(why()).toContainEqual(expect.objectContaining({ why: "too_many_packets", ip: "127.0.0.1" }));
    await on.stillWell();
  });

  it("[FD14] [N7] a polling connection is cut after ten requests to join within one body", async () => {
    const headers = { cookie: "", origin: house.url };
    const path = `${house.url}/socket.io/?EIO=4&transport=polling`;
    const begun = await request(path, "GET", undefined, headers);
    const { sid } = JSON.parse(begun.text.slice(1)) as { sid: string };
    const asks = Array<string>(2_000).fill("40").join("\u001e");
    await request(`${path}&sid=${sid}`, "POST", asks, headers).catch(() => undefined);
    const gone = await request(`${path}&sid=${sid}`, "GET", undefined, headers);
    expect([gone.status, gone.body]).toEqual([400, { code: 1, message: "Session ID unknown" }]);
    await on.stillWell();
  });

  it("[FD14] [N7] a connection is cut after ten thousand packets, joined or not", async () => {
    for (const raw of [await on.openRaw(), await on.openNamespace()]) {
      for (let i = 0; i < 9_990; i++) raw.say("3");
      await on.stillWell();
      expect(raw.isClosed()).toBe(false);
      for (let i = 0; i < 20_001; i++) if (!raw.isClosed()) raw.say("3");
      await expect.poll(() => raw.isClosed(), deadline).toBe(true);
    }
    await on.stillWell();
  });
});
