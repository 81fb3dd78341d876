import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useScan } from "../../../src/features/auth/use-scan.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("[SI2] a code that expired while the computer slept shows as expired after waking", () => {
  const { result } = renderHook(() => useScan(null));
  // During sleep, the clock goes on and timers do not.
  vi.setSystemTime(Date.now() + 6 * 60_000);
  act(() => void vi.advanceTimersByTime(1_000));
  expect(result.current.state).toEqual({ name: "problem", problem: "expired" });
  act(() => result.current.renew());
  act(() => void vi.advanceTimersByTime(4 * 60_000));
  expect(result.current.state.name).toBe("waiting");
});

test("[SI1] [N40] the frame's address tells the scan's state: none yet, signing in, or no code and why", () => {
  const { result } = renderHook(() => useScan(null));
  const load = (contentWindow: object) => {
    act(() => result.current.onFrameLoad({ currentTarget: { contentWindow } as HTMLIFrameElement }));
    return result.current.state;
  };
  const at = (pathname: string) => ({ location: { pathname, href: pathname } });
  const ofWeChat = {
    get location(): Location {
      throw new DOMException("of another origin", "SecurityError");
    },
  };
  expect(load(ofWeChat)).toEqual({ name: "waiting" });
  expect(load(at("/blank"))).toEqual({ name: "waiting" });
  const answered = (refusal: string) => {
    const page = document.implementation.createHTMLDocument();
    page.body.textContent = JSON.stringify({ refusal });
    return { ...at("/auth/wechat"), document: page };
  };
  expect(load(answered("too_many_requests"))).toEqual({ name: "problem", problem: "too_many" });
  for (const refusal of ["database_unavailable", "server_busy"])
    expect(load(answered(refusal))).toEqual({ name: "problem", problem: "unavailable" });
  act(() => result.current.renew());
  expect(load(at("/auth/wechat/callback"))).toEqual({ name: "signing_in" });
});
