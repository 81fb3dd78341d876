import type { AgentId } from "@jieru/shared/domain/ids";
import { clientError } from "@jieru/shared/protocol/client-errors";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createErrorReporter } from "../../src/app/error-reports.ts";
import { RequestFailure } from "../../src/data/http/outcome.ts";
import { notePageAgent } from "../../src/data/queries/page-agent.ts";
import { UnusablePart } from "../../src/data/store/unusable-part.ts";
import { currentToasts } from "../../src/lib/toast-store.ts";
import { errorCode } from "../../src/ui/errors/error-code.ts";

const assets = `${location.origin}/assets`;
const sent: { url: string; body: string }[] = [];
const answer = vi.fn(async () => new Response(null, { status: 204 }));

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.stubGlobal("fetch", (url: string, { body }: { body: string }) => {
    sent.push({ url, body });
    return answer();
  });
  notePageAgent("me" as AgentId);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  answer.mockReset();
  sent.length = 0;
});

const open = () =>
  createErrorReporter({
    page: `${assets}/index-Bx3.js?v=1`,
    route: () => "/a/$accountId/_inbox/s/$sessionId",
  });

/** An error as Chromium writes it, thrown at this line. */
function failing(line: number, message = "没有", script = `${assets}/desk-Dh3.js`): Error {
  const error = new TypeError(message);
  error.stack = `TypeError: ${message}\n    at Row (${script}:${line}:2031)\n    at ${script}:1:5`;
  return error;
}
const firefoxStack = `Row@${assets}/desk-Dh3.js:7:2031\n@${location.origin}/a/acc/s/s1:1:5`;

test("[TR17] a report holds the class and places of an error, and no user content", () => {
  const secret = `陈老板 13800001234 ${assets}/secret.js:1:1\n    at https://x.example/?q=1 (${assets}/secret.js:1:1)`;
  const error = failing(7, secret);
  open().onRenderError(error, {
    componentStack: `\n    at Tile (${assets}/conversation-Cs_7.js:1:99)\n    at div`,
  });
  expect(sent.map(({ url }) => url)).toEqual(["/api/client-errors"]);
  const report = JSON.parse(sent[0]?.body ?? "");
  expect(report).toEqual({
    code: errorCode(error),
    kind: "render",
    name: "TypeError",
    release: "index-Bx3.js",
    route: "/a/$accountId/_inbox/s/$sessionId",
    frames: ["desk-Dh3.js:7:2031", "desk-Dh3.js:1:5"],
    components: ["conversation-Cs_7.js:1:99"],
  });
  expect(clientError.parse(report)).toEqual(report);
});

test("[TR17] a report reads stack frames of Firefox and Safari, and omits the page's own address", () => {
  const error = new RangeError("多了");
  error.stack = firefoxStack;
  open().onRenderError(error, {});
  expect(JSON.parse(sent[0]?.body ?? "").frames).toEqual(["desk-Dh3.js:7:2031"]);
});

test("[TR17] the notice shows the reported error code", () => {
  open().onRenderError(failing(7), {});
  const { code } = JSON.parse(sent[0]?.body ?? "");
  expect(currentToasts().map(({ text }) => text)).toEqual([
    `页面出错（错误代码 ${code}）。如影响使用，请联系管理员。`,
  ]);
});

test("[TR17] the console reports an error once, and at most five different errors a minute", () => {
  const reporter = open();
  for (const line of [1, 1, 2, 2, 3, 4, 5, 6, 7]) reporter.onRenderError(failing(line), {});
  expect(sent).toHaveLength(5);
  expect(currentToasts()).toHaveLength(1);
  vi.advanceTimersByTime(60_000);
  for (const line of [1, 8]) reporter.onRenderError(failing(line), {});
  expect(sent).toHaveLength(6);
});

test("[TR17] a failed report causes no further report", async () => {
  const rejected = vi.fn();
  process.on("unhandledRejection", rejected);
  answer.mockRejectedValue(new TypeError("Failed to fetch"));
  open().onRenderError(failing(1), {});
  await vi.advanceTimersByTimeAsync(1_000);
  process.off("unhandledRejection", rejected);
  expect([sent.length, rejected.mock.calls.length]).toEqual([1, 0]);
});

test.each([
  ["a lost connection", new RequestFailure({ kind: "offline" })],
  ["a part that could not be fetched", new TypeError("Failed to fetch dynamically imported module: /a.js")],
  ["a request that was given up", Object.assign(new Error("aborted"), { name: "AbortError" })],
])("[TR17] the console does not report an error it did not cause: %s", (_, error) => {
  open().onRenderError(error, {});
  expect([sent.length, currentToasts().length]).toEqual([0, 0]);
});

test("[TR17] the console reports uncaught errors and rejections, except those of extensions", () => {
  const stop = open().listen();
  const rejection = (reason: unknown) =>
    window.dispatchEvent(Object.assign(new Event("unhandledrejection"), { reason }));
  window.dispatchEvent(new ErrorEvent("error", { error: failing(1) }));
  rejection(failing(2));
  window.dispatchEvent(new ErrorEvent("error", { message: "ResizeObserver loop", error: null }));
  rejection("陈老板");
  rejection(failing(3, "", "chrome-extension://abcdef/content.js"));
  stop();
  rejection(failing(4));
  expect(sent.map(({ body }) => JSON.parse(body).kind)).toEqual(["error", "rejection"]);
});

test("[FD17] the report of an unusable frame names the unusable part", () => {
  open().onRenderError(new UnusablePart("events:events.0.session.customer"), {});
  const report = JSON.parse(sent[0]?.body ?? "");
  expect(report.part).toBe("events:events.0.session.customer");
  expect(clientError.parse(report)).toEqual(report);
});
