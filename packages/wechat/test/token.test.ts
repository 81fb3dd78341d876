import { describe, expect, test } from "vitest";
import { WechatUnknown } from "../src/errors.ts";
import { fetchStableToken } from "../src/token.ts";
import { createTokenSource, type StoredToken, type TokenStore } from "../src/token-source.ts";
import { answerJson, type Handler, startServer } from "./local-server.ts";

const MINUTE = 60_000;

function world() {
  const state = {
    now: 1_714_112_445_000,
    stored: null as StoredToken | null,
    issued: 0,
    calls: [] as boolean[],
    stubborn: false,
    down: false,
    slow: Promise.resolve(),
    locks: 0,
  };
  let tail: Promise<unknown> = Promise.resolve();
  const store: TokenStore = {
    load: async () => structuredClone(state.stored),
    save: async (token) => {
      state.stored = structuredClone(token);
    },
  };
  const withLock = <T>(work: (held: TokenStore) => Promise<T>): Promise<T> => {
    state.locks += 1;
    const run = tail.then(() => work(store));
    tail = run.catch(() => {});
    return run;
  };
  const fetchToken = async (forceRefresh: boolean) => {
    state.calls.push(forceRefresh);
    await state.slow;
    if (state.down) throw new WechatUnknown({ phase: "not_sent", cause: "ECONNREFUSED" });
    if (!state.stubborn || forceRefresh || state.issued === 0) state.issued += 1;
    return { accessToken: `token-${state.issued}`, expiresInSeconds: 7200 };
  };
  const newProcess = () =>
    createTokenSource({
      load: store.load,
      withLock,
      fetchToken,
      now: () => state.now,
    });
  return { state, newProcess };
}

describe("token source", () => {
  test("[F31] many callers in many processes make one token call", async () => {
    const { state, newProcess } = world();
    const processes = [newProcess(), newProcess(), newProcess()];
    const tokens = await Promise.all(
      processes.flatMap((each) => Array.from({ length: 20 }, () => each.get())),
    );
    expect(new Set(tokens)).toEqual(new Set(["token-1"]));
    expect(state.calls).toEqual([false]);
  });

  test("[F31] many callers in one process ask once, and nobody takes the lock for a token that is there", async () => {
    const { state, newProcess } = world();
    const source = newProcess();
    const many = (ask: () => Promise<string>) => Promise.all(Array.from({ length: 20 }, ask));
    await many(source.get);
    expect(state.locks).toBe(1);
    await many(() => source.refresh("token-1"));
    expect(state.locks).toBe(2);
    expect(await newProcess().get()).toBe("token-2");
    expect(state.locks).toBe(2);
  });

  test("[F31] many refreshes of one bad token in many processes make one token call", async () => {
    const { state, newProcess } = world();
    const processes = [newProcess(), newProcess()];
    await Promise.all(processes.map((each) => each.get()));
    const fresh = await Promise.all(
      processes.flatMap((each) => Array.from({ length: 20 }, () => each.refresh("token-1"))),
    );
    expect(new Set(fresh)).toEqual(new Set(["token-2"]));
    expect(state.calls).toEqual([false, false]);
    expect(await Promise.all(processes.map((each) => each.get()))).toEqual(["token-2", "token-2"]);
  });

  test("a token is kept in memory for a minute, then looked up again", async () => {
    const { state, newProcess } = world();
    const source = newProcess();
    await source.get();
    state.stored = { accessToken: "by-another", expiresAt: state.now + 100 * MINUTE, forcedAt: [] };
    state.now += MINUTE - 1;
    expect(await source.get()).toBe("token-1");
    state.now += 1;
    expect(await source.get()).toBe("by-another");
  });

  test("a token is renewed before it expires", async () => {
    const { state, newProcess } = world();
    const source = newProcess();
    await source.get();
    state.now += 115 * MINUTE;
    expect(await source.get()).toBe("token-1");
    expect(state.calls).toEqual([false]);
    state.now += 1 * MINUTE;
    expect(await source.get()).toBe("token-1");
    expect(state.calls).toEqual([false, false]);
    expect(await source.get()).toBe("token-2");
    expect(state.calls).toEqual([false, false]);
  });

  test("[OB2] [F31] a caller waits for the next token only after the current one expired", async () => {
    const { state, newProcess } = world();
    const source = newProcess();
    await source.get();
    const { promise, resolve } = Promise.withResolvers<void>();
    state.slow = promise;
    state.now += 118 * MINUTE;
    expect(await Promise.all([source.get(), source.get()])).toEqual(["token-1", "token-1"]);
    expect(await source.get()).toBe("token-1");
    expect(state.calls).toEqual([false, false]);
    state.now += 2 * MINUTE;
    const waiting = source.get();
    resolve();
    expect(await waiting).toBe("token-2");
    expect(state.calls).toEqual([false, false]);
  });

  test("[F31] while the token server is down the old token serves until it expires", async () => {
    const { state, newProcess } = world();
    const source = newProcess();
    await source.get();
    state.down = true;
    state.now += 118 * MINUTE;
    expect(await source.get()).toBe("token-1");
    state.now += 3 * MINUTE;
    await expect(source.get()).rejects.toThrow(WechatUnknown);
    state.down = false;
    expect(await source.get()).toBe("token-2");
  });

  test("[F31] refresh asks in normal mode first and forces only when the bad token comes back", async () => {
    const { state, newProcess } = world();
    const source = newProcess();
    await source.get();
    state.stubborn = true;
    expect(await source.refresh("token-1")).toBe("token-2");
    expect(state.calls).toEqual([false, false, true]);
  });

  test("[F31] forced refreshes are 30 s apart and 3 in 24 hours, over all processes", async () => {
    const { state, newProcess } = world();
    state.stubborn = true;
    const forced = () => state.calls.filter(Boolean).length;
    let bad = await newProcess().get();
    const refuseAgain = async () => {
      bad = await newProcess().refresh(bad);
    };
    await refuseAgain();
    await refuseAgain();
    expect(forced()).toBe(1);
    for (let minute = 0; minute < 10; minute += 1) {
      state.now += MINUTE;
      await refuseAgain();
    }
    expect(forced()).toBe(3);
    state.now += 24 * 60 * MINUTE;
    await refuseAgain();
    expect(forced()).toBe(4);
  });

  test("[F31] a forced refresh that fails is counted all the same", async () => {
    const { state, newProcess } = world();
    state.stubborn = true;
    const bad = await newProcess().get();
    const store: TokenStore = {
      load: async () => state.stored,
      save: async (token) => {
        state.stored = token;
      },
    };
    const source = createTokenSource({
      load: store.load,
      withLock: (work) => work(store),
      fetchToken: async (forceRefresh) => {
        if (forceRefresh) throw new WechatUnknown({ phase: "maybe_sent", cause: "timeout" });
        return { accessToken: bad, expiresInSeconds: 7200 };
      },
      now: () => state.now,
    });
    await expect(source.refresh(bad)).rejects.toThrow(WechatUnknown);
    expect(state.stored?.forcedAt).toEqual([state.now]);
  });
});

describe("fetchStableToken", () => {
  const fetchFrom = async (handler: Handler) => {
    const { baseUrl, requests } = await startServer(handler);
    const request = { baseUrl, appId: "wx1", secret: "the-secret", forceRefresh: false };
    return { requests, token: await fetchStableToken(request).catch((reason: unknown) => reason) };
  };

  test("asks by JSON and reads token and lifetime", async () => {
    const { token, requests } = await fetchFrom((_, response) =>
      answerJson(response, { access_token: "t", expires_in: 7200 }),
    );
    expect(token).toEqual({ accessToken: "t", expiresInSeconds: 7200 });
    expect(requests).toMatchObject([{ method: "POST", path: "/cgi-bin/stable_token" }]);
    expect(JSON.parse(requests[0]?.body ?? "")).toEqual({
      grant_type: "client_credential",
      appid: "wx1",
      secret: "the-secret",
      force_refresh: false,
    });
  });

  test.each([40001, 40125, 40164])(
    "%i is for a person to cure, and the secret is struck out",
    async (errcode) => {
      const { token } = await fetchFrom((_, response) =>
        answerJson(response, { errcode, errmsg: "bad the-secret" }),
      );
      expect(token).toMatchObject({ name: "WechatRefused", class: "ops", errmsg: "bad ***" });
      expect(String((token as Error).stack)).not.toContain("the-secret");
    },
  );

  test("an answer without a token is no answer", async () => {
    const { token } = await fetchFrom((_, response) => answerJson(response, { expires_in: 7200 }));
    expect(token).toMatchObject({ name: "WechatUnknown", cause: "unexpected_answer" });
  });
});
