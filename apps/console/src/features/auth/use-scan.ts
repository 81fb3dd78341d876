import { useCallback, useEffect, useState } from "react";
import type { SignInProblem } from "./problems.ts";

export type ScanState =
  | { name: "waiting" }
  /** WeChat has redirected the frame to our address: the scan is confirmed. */
  | { name: "signing_in" }
  | { name: "problem"; problem: SignInProblem };

export interface Scan {
  state: ScanState;
  code: number;
  /** By this browser's clock. The lifetime of a code starts at its request. */
  until: number;
  renew: () => void;
  onFrameLoad: (event: { currentTarget: HTMLIFrameElement }) => void;
}

/** [SI2] A `state` lives five minutes. */
const lifeMs = 5 * 60_000;

/** Returns the path of the frame if it shows a page of ours; WeChat's pages cannot be read. */
function framePath(frame: HTMLIFrameElement): string | null {
  try {
    return frame.contentWindow?.location.pathname ?? null;
  } catch {
    return null;
  }
}

function whyNone({ contentWindow }: HTMLIFrameElement): SignInProblem {
  const text = contentWindow?.document.body.textContent ?? "";
  return /"(database_unavailable|server_busy)"/.test(text) ? "unavailable" : "too_many";
}

/** Tracks one QR code. A declined scan may never report back, so no state waits for it. */
export function useScan(problem: SignInProblem | null): Scan {
  const [state, setState] = useState<ScanState>(problem ? { name: "problem", problem } : { name: "waiting" });
  const [{ code, until }, setCode] = useState(() => ({ code: 0, until: Date.now() + lifeMs }));
  const renew = useCallback(() => {
    setCode((old) => ({ code: old.code + 1, until: Date.now() + lifeMs }));
    setState({ name: "waiting" });
  }, []);
  useEffect(() => {
    if (state.name !== "waiting") return;
    // Compares clocks instead of using one long timer: timers stop while the computer sleeps, but the code still
    // expires.
    const look = () => Date.now() >= until && setState({ name: "problem", problem: "expired" });
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [state.name, until]);
  const onFrameLoad: Scan["onFrameLoad"] = useCallback(({ currentTarget }) => {
    const path = framePath(currentTarget);
    if (!path || path === "/blank" || path === "blank") return;
    // The frame is still at the address of the request: the server issued no code.
    if (path === "/auth/wechat") return setState({ name: "problem", problem: whyNone(currentTarget) });
    setState({ name: "signing_in" });
    followFrame(currentTarget);
  }, []);
  return { state, code, until, renew, onFrameLoad };
}

function followFrame(frame: HTMLIFrameElement): void {
  const { href, pathname } = frame.contentWindow?.location ?? window.location;
  if (!pathname.startsWith("/auth/")) window.location.assign(href);
}
