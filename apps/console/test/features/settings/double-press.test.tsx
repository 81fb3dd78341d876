import type { AccountId, ApiKeyId } from "@jieru/shared/domain/ids";
import type { ApiKey } from "@jieru/shared/protocol/attributes";
import type { Connection } from "@jieru/shared/protocol/connection";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, renderHook, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useInvitation } from "../../../src/features/auth/use-invitation.ts";
import { Rotation } from "../../../src/features/onboarding/settings/Rotation.tsx";
import { RevokeDialog } from "../../../src/features/settings/shop/RevokeDialog.tsx";

const accountId = "a" as AccountId;
const writes: string[] = [];

/** The server performs a request once and refuses its repetition. */
beforeEach(() => {
  writes.splice(0);
  vi.stubGlobal("fetch", async (path: string, { method }: RequestInit) => {
    if (method === "GET" || path.endsWith("/open")) return Response.json({ now: Date.now() });
    writes.push(path);
    if (writes.length > 1) return Response.json({ refusal: "invitation_invalid" }, { status: 409 });
    return method === "DELETE" ? new Response(null, { status: 204 }) : Response.json({ connection: {} });
  });
});
afterEach(() => vi.unstubAllGlobals());

const around = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
);
const twice = (testId: string) => {
  for (let i = 0; i < 2; i++) fireEvent.click(screen.getByTestId(testId));
};

test("[MA7] a double press starts one rotation, since a second would drop the key in use", async () => {
  const connection = { accountId, previousKeySince: null, seen: {} } as Connection;
  render(<Rotation connection={connection} onFresh={() => undefined} />, { wrapper: around });
  fireEvent.click(screen.getByTestId("rotate"));
  twice("rotate-begin");
  await waitFor(() => expect(screen.queryByTestId("rotate-begin")).toBeNull());
  expect(writes).toHaveLength(1);
});

test("[AT1] a key is revoked once, and the next dialog shows no earlier refusal", async () => {
  const apiKey = { id: "k" as ApiKeyId, name: "商城" } as ApiKey;
  const onClose = vi.fn();
  render(<RevokeDialog accountId={accountId} apiKey={apiKey} onClose={onClose} />, { wrapper: around });
  twice("revoke-confirm");
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(writes).toHaveLength(1);
  expect(screen.queryByRole("alert")).toBeNull();
});

test("[SI4] an invitee who presses accept twice is bound and sees no failure", async () => {
  const { result } = renderHook(() => useInvitation("token"), { wrapper: around });
  await waitFor(() => expect(result.current.step.name).toBe("asked"));
  result.current.accept();
  result.current.accept();
  await waitFor(() => expect(result.current.step.name).toBe("done"));
  expect(writes).toHaveLength(1);
});
