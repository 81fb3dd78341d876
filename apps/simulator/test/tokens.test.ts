import { expect, test } from "vitest";
import { createTokenStore, TOKEN_LIFETIME_MS, TOKEN_OVERLAP_MS } from "../src/tokens.ts";

const DAY_MS = 86_400_000;

function createStore() {
  let count = 0;
  return createTokenStore(() => `token-${++count}`);
}

test("The stable token stays the same until 5 minutes before its end; both are valid meanwhile", () => {
  const store = createStore();
  const first = store.stable(false, 0);
  expect(first.expiresIn).toBe(7_200);
  const renewsAt = TOKEN_LIFETIME_MS - TOKEN_OVERLAP_MS;
  expect(store.stable(false, renewsAt - 1).value).toBe(first.value);
  const second = store.stable(false, renewsAt);
  expect(second.value).not.toBe(first.value);
  expect(store.errcodeOf(first.value, TOKEN_LIFETIME_MS - 1)).toBeNull();
  expect(store.errcodeOf(second.value, renewsAt)).toBeNull();
  expect(store.errcodeOf(first.value, TOKEN_LIFETIME_MS)).toBe(40001);
});

test("A token nobody renewed answers 42001 after 2 hours", () => {
  const store = createStore();
  const { value } = store.stable(false, 0);
  expect(store.errcodeOf(value, TOKEN_LIFETIME_MS)).toBe(42001);
});

test("A forced refresh kills the old token at once, at most every 30 s", () => {
  const store = createStore();
  const first = store.stable(false, 0);
  const second = store.stable(true, 1_000);
  expect(store.errcodeOf(first.value, 1_000)).toBe(40001);
  expect(store.stable(true, 30_999).value).toBe(second.value);
  expect(store.stable(true, 31_000).value).not.toBe(second.value);
});

test("A forced refresh works 20 times a day", () => {
  const store = createStore();
  let last = store.stable(false, 0).value;
  for (let count = 1; count <= 20; count++) {
    const next = store.stable(true, count * 30_000).value;
    expect(next).not.toBe(last);
    last = next;
  }
  expect(store.stable(true, 21 * 30_000).value).toBe(last);
  expect(store.stable(true, DAY_MS + 30_000).value).not.toBe(last);
});

test("Every call of /token kills the previous token after 5 minutes; the stable one lives beside it", () => {
  const store = createStore();
  const stable = store.stable(false, 0);
  const first = store.classic(0);
  const second = store.classic(1_000);
  expect(store.errcodeOf(first.value, 1_000 + TOKEN_OVERLAP_MS - 1)).toBeNull();
  expect(store.errcodeOf(first.value, 1_000 + TOKEN_OVERLAP_MS)).toBe(40001);
  expect(store.errcodeOf(second.value, 1_000 + TOKEN_OVERLAP_MS)).toBeNull();
  expect(store.errcodeOf(stable.value, 1_000)).toBeNull();
});

test("No token answers 41001, an unknown or revoked one 40001", () => {
  const store = createStore();
  const { value } = store.stable(false, 0);
  store.revokeAll();
  expect(store.errcodeOf(undefined, 0)).toBe(41001);
  expect(store.errcodeOf("stranger", 0)).toBe(40001);
  expect(store.errcodeOf(value, 0)).toBe(40001);
  expect(store.stable(false, 0).value).not.toBe(value);
});
