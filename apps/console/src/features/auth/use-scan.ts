import { useCallback, useEffect, useState } from "react";
import type { SignInProblem } from "./problems.ts";

export type ScanState =
  | { name: "waiting" }
  /** WeChat has sent the frame to our own address: it has confirmed. */
  | { name: "signing_in" }
  | { name: "problem"; problem: SignInProblem };

export interface Scan {
  state: ScanState;
  /** Changes with every new code. */
  code: number;
  /** By this browser's clock; the code's life begins when it is asked for. */
  until: number;
  renew: () => void;
  onFrameLoad: (event: { currentTarget: HTMLIFrameElement }) => void;
}

/** [SI2] A `state` lives five minutes. */
const lifeMs = 5 * 60_000;

/** Where the frame has come back to, if that is an address of ours; WeChat's pages may not be read. */
function framePath(frame: HTMLIFrameElement): string | null {
  try {
    return frame.contentWindow?.location.pathname ?? null;
  } catch {
    return null;
  }
}

/** [N40] [SI11] Why the server gave no code: it says so in the frame. */
function whyNone({ contentWindow }: HTMLIFrameElement): SignInProblem {
  const said = contentWindow?.document.body.textContent ?? "";
  return /"(database_unavailable|server_busy)"/.test(said) ? "unavailable" : "too_many";
}

/** The life of one QR code. A declined scan may never report back, so nothing here waits for it. */
export function useScan(problem: SignInProblem | null): Scan {
  const [state, setState] = useState<ScanState>(problem ? { name: "problem", problem } : { name: "waiting" });
  const [{ code, until }, setCode] = useState(() => ({ code: 0, until: Date.now() + lifeMs }));
  const renew = useCallback(() => {
    setCode((old) => ({ code: old.code + 1, until: Date.now() + lifeMs }));
    setState({ name: "waiting" });
  }, []);
  useEffect(() => {
    if (state.name !== "waiting") return;
    // Checked by the clock instead of one long timer: a timer stands still while the computer sleeps, but the code expires.
    const look = () => Date.now() >= until && setState({ name: "problem", problem: "expired" });
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [state.name, until]);
  const onFrameLoad: Scan["onFrameLoad"] = useCallback(({ currentTarget }) => {
    const path = framePath(currentTarget);
    if (!path || path === "/blank" || path === "blank") return;
    // No code was given: the frame is still where it was asked for.
    if (path === "/auth/wechat") return setState({ name: "problem", problem: whyNone(currentTarget) });
    setState({ name: "signing_in" });
    followFrame(currentTarget);
  }, []);
  return { state, code, until, renew, onFrameLoad };
}

/** Where WeChat's page did not lead the whole window on by itself, we take it to where the frame has arrived. */
function followFrame(frame: HTMLIFrameElement): void {
  const { href, pathname } = frame.contentWindow?.location ?? window.location;
  if (!pathname.startsWith("/auth/")) window.location.assign(href);
}
