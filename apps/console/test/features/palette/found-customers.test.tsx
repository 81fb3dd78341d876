import type { ConversationId } from "@jieru/shared/domain/ids";
import type { CustomerHit } from "@jieru/shared/protocol/search";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { foundCustomersQuery } from "../../../src/features/palette/found-customers.ts";
import { accountId } from "../../fixtures.ts";

afterEach(() => vi.unstubAllGlobals());

const customer = {
  id: "c" as ConversationId,
  openid: "open-c",
  remark: "张三",
  tags: ["批发"],
  blocked: false,
};
const around = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
);

test("[KB5] Enter never opens a customer found for other words", async () => {
  vi.stubGlobal("fetch", (path: string) =>
    path.endsWith(encodeURIComponent("张"))
      ? Promise.resolve(Response.json({ customers: [{ customer } as CustomerHit] }))
      : new Promise(() => undefined),
  );
  const { result, rerender } = renderHook(
    (q: string) => useQuery(foundCustomersQuery(accountId, q)).data ?? [],
    {
      wrapper: around,
      initialProps: "张",
    },
  );
  await waitFor(() => expect(result.current).toHaveLength(1));
  for (const more of ["张三", "zhangsan", "批发 张"]) {
    rerender(more);
    expect([more, result.current.length]).toEqual([more, 1]);
  }
  rerender("深色");
  expect(result.current).toEqual([]);
});
