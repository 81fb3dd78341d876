import { afterEach, expect, test, vi } from "vitest";
import { request } from "../../../src/data/http/http.ts";
import { onUnauthorized } from "../../../src/data/optimistic/unauthorized.ts";

afterEach(() => void vi.unstubAllGlobals());

test("[SI6] a 401 response notifies listeners; other refusals do not", async () => {
  let calls = 0;
  const stop = onUnauthorized(() => calls++);
  const answered = async (status: number, refusal: string) => {
    vi.stubGlobal("fetch", async () => Response.json({ refusal }, { status }));
    await request("GET", "/api/me");
    return calls;
  };
  expect(await answered(403, "not_allowed")).toBe(0);
  expect(await answered(404, "session_not_found")).toBe(0);
  expect(await answered(401, "not_signed_in")).toBe(1);
  stop();
  expect(await answered(401, "not_signed_in")).toBe(1);
});
