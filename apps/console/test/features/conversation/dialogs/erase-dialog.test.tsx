import type { AccountId } from "@jieru/shared/domain/ids";
import { QueryClientProvider } from "@tanstack/react-query";
import { type AnyRouter, useRouter } from "@tanstack/react-router";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../../src/data/http/query-client.ts";
import { putSnapshot } from "../../../../src/data/store/snapshots.ts";
import { ConversationContext } from "../../../../src/features/conversation/conversation-context.ts";
import { EraseDialog } from "../../../../src/features/conversation/dialogs/EraseDialog.tsx";
import { currentToasts } from "../../../../src/lib/toast-store.ts";
import { accountId, meId, session, snapshot } from "../../../fixtures.ts";
import { InAccount } from "../../../in-account.tsx";

afterEach(() => vi.unstubAllGlobals());

async function erase(
  answer: Response,
  meanwhile?: (router: AnyRouter) => Promise<void>,
): Promise<{ said: string[]; at: string | undefined }> {
  const of = session("s");
  putSnapshot(accountId, snapshot({ sessions: [of] }));
  const answered = Promise.withResolvers<Response>();
  vi.stubGlobal("fetch", () => answered.promise);
  const viewer = { id: meId, role: "admin" } as const;
  const open = {
    ...{ accountId, session: of, viewer, customerName: "陈老板", nameOf: () => "", actions: {} as never },
  };
  let router: AnyRouter | undefined;
  const page = () => {
    router = useRouter();
    return (
      <ConversationContext value={open}>
        <EraseDialog open onClose={() => undefined} />
      </ConversationContext>
    );
  };
  await act(async () =>
    render(
      <QueryClientProvider client={queryClient}>
        <InAccount page={page} />
      </QueryClientProvider>,
    ),
  );
  await act(async () => fireEvent.click(screen.getByTestId("erase-confirm")));
  await act(async () => router && (await meanwhile?.(router)));
  await act(async () => answered.resolve(answer));
  const at = router?.latestLocation.pathname;
  cleanup();
  return { said: currentToasts().map(({ text }) => String(text)), at };
}

test("[RT9] confirms that the customer was erased, without their name", async () => {
  expect((await erase(Response.json({ refusal: "not_allowed" }, { status: 403 }))).said).toEqual([]);
  expect((await erase(new Response(null, { status: 204 }))).said).toEqual(["该用户的数据已删除"]);
});

test("[RT9] keeps the page that the agent opened before the erasure ended", async () => {
  const { at } = await erase(new Response(null, { status: 204 }), (router) =>
    router.navigate({ to: "/a/$accountId", params: { accountId: "other" as AccountId } }),
  );
  expect(at).toBe("/a/other");
});
