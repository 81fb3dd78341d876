import type { Connection } from "@jieru/shared/protocol/connection";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Steps } from "../../src/connect/steps/Steps.tsx";
import { accountId } from "../desk.ts";
import { InAccount } from "../in-account.tsx";

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

/** As they stand after a reload: the page knows no secret. */
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

test("[MA10] a Token and key that are not shown any more can be made anew until WeChat has checked the address", async () => {
  const said = await show(null);
  expect(said?.match(/已保存，不再显示。忘了就换一个新的。/g)).toHaveLength(2);
  expect(screen.getByTestId("new-pair")).toBeTruthy();
});

test("[MA10] and nothing is said of new ones where nothing makes them", async () => {
  const said = await show(Date.now());
  expect(screen.queryByTestId("new-pair")).toBeNull();
  expect(said?.match(/已保存，不再显示。/g)).toHaveLength(2);
  expect(said).not.toContain("换一个新的");
});
