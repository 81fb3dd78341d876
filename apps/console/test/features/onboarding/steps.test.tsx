import type { Connection } from "@jieru/shared/protocol/connection";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SecretTest } from "../../../src/features/onboarding/steps/SecretTest.tsx";
import { Steps } from "../../../src/features/onboarding/steps/Steps.tsx";
import { accountId } from "../../fixtures.ts";
import { InAccount } from "../../in-account.tsx";

let answers: ((response: Response) => void)[] = [];
beforeEach(() => {
  answers = [];
  vi.stubGlobal("fetch", async (path: string) =>
    path.endsWith("/connection/test")
      ? new Promise<Response>((give) => answers.push(give))
      : Response.json({}, { status: 404 }),
  );
});
afterEach(() => vi.unstubAllGlobals());

const answer = (test: object) => act(async () => answers.at(-1)?.(Response.json({ test })));
const stateOf = (step: string) => screen.getByTestId(`step-${step}`).getAttribute("data-state");
const states = () => ["secret", "paste", "check", "first"].map(stateOf).join(" ");

const marks = { appSecret: "a", token: "b", encodingAesKey: "c", previousAesKey: null };
const seen = { withKey: null, withPreviousKey: null, trouble: null };
const made = {
  accountId,
  name: "半山茶器",
  appId: "wx1",
  pushUrl: "https://kefu.example.com/wechat/wx1",
  marks,
  seen,
};

/** After a reload: the page knows no secret. */
async function show(verifiedAt: number | null): Promise<string | null> {
  const connection = {
    ...made,
    ...{ mode: "secure", format: "json", verifiedAt, firstPushAt: null },
  } as unknown as Connection;
  const page = () => (
    <QueryClientProvider client={new QueryClient()}>
      <Steps connection={connection} fresh={{}} />
    </QueryClientProvider>
  );
  const { container } = await act(async () => render(<InAccount page={page} />));
  return container.textContent;
}

test("[MA10] a hidden Token and key can be replaced until WeChat has checked the address", async () => {
  const text = await show(null);
  expect(text?.match(/已保存，不再显示。如已遗忘，请更换新的。/g)).toHaveLength(2);
  expect(screen.getByTestId("new-pair")).toBeTruthy();
});

test("[MA10] a hidden Token and key cannot be replaced once WeChat has checked the address", async () => {
  const text = await show(Date.now());
  expect(screen.queryByTestId("new-pair")).toBeNull();
  expect(text?.match(/已保存，不再显示。/g)).toHaveLength(2);
  expect(text).not.toContain("请更换新的");
});

test("[MA15] the AppSecret is tested automatically, again after a reload, and never blocks the next step", async () => {
  await show(null);
  expect([answers.length, states()]).toEqual([1, "now later later later"]);
  await answer({ result: "refused", errcode: 40125, reason: "credentials", address: null });
  expect(screen.getByTestId("test-outcome").textContent).toContain("AppSecret 错误");
  expect(states()).toBe("now now now later");
  cleanup();
  await show(null);
  await answer({ result: "accepted" });
  expect([answers.length, states()]).toEqual([2, "done now now later"]);
  cleanup();
  await show(Date.now());
  await answer({ result: "accepted" });
  expect(states()).toBe("done done done now");
});

test("[MA15] a replaced AppSecret is tested automatically too", async () => {
  const { rerender } = render(<SecretTest key="a" accountId={accountId} mark="a" atOnce />);
  await answer({ result: "accepted" });
  rerender(<SecretTest key="b" accountId={accountId} mark="b" atOnce />);
  expect([answers.length, screen.queryByTestId("test-outcome")]).toEqual([2, null]);
});

test("[MA16] the steps warn before push is switched on and before the AppSecret is reset", async () => {
  await show(null);
  expect(screen.getByTestId("push-warning").textContent).toContain("微信官方客服工具不再收到");
  await answer({ result: "refused", errcode: 40001, message: "", address: null });
  expect(screen.getByTestId("test-outcome").textContent).toMatch(
    /重置后，所有使用旧 AppSecret 的服务会立即失效/,
  );
});
