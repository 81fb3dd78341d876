/** [TR17] Reports uncaught errors without content: only class, script positions and route pattern. */
import { agentHeader } from "@jieru/shared/protocol/agent-header";
import type { ClientError } from "@jieru/shared/protocol/client-errors";
import { timeoutMs } from "../data/http/http.ts";
import { RequestFailure } from "../data/http/outcome.ts";
import { paths } from "../data/http/paths.ts";
import { pageAgent } from "../data/queries/page-agent.ts";
import { UnusablePart } from "../data/store/unusable-part.ts";
import { i18n } from "../i18n/i18n.ts";
import { isChunkError } from "../lib/new-release.ts";
import { showToast } from "../lib/toast-store.ts";
import { errorCode, errorName, framesOf, framesOfError } from "../ui/errors/error-code.ts";

const reportsPerMinute = 5;
const minuteMs = 60_000;
/** Long enough to write the code down. */
const noticeMs = 20_000;

/** Offline failures, refusals and aborted requests are not faults of the console. */
const isFault = (error: unknown): boolean =>
  !isChunkError(error) && !(error instanceof RequestFailure) && errorName(error) !== "AbortError";

/** Sends a report once. Not with `request`: its outcome must not change the connection state or sign the page out. */
async function send(error: ClientError, agent: string): Promise<void> {
  try {
    await fetch(paths.clientErrors, {
      method: "POST",
      headers: { "content-type": "application/json", [agentHeader]: agent },
      body: JSON.stringify(error),
      credentials: "same-origin",
      keepalive: true,
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch {
    // NOTE: a lost report is not repeated.
  }
}

interface ReporterOptions {
  /** The URL of the page's first script, which names the release. */
  page: string;
  route: () => string;
}

/** Returns a reporter that sends each error once and at most five a minute. The notice shows the code of the server's log. */
export function createErrorReporter({ page, route }: ReporterOptions) {
  const reported = new Set<string>();
  let sentAt: number[] = [];

  function report(kind: ClientError["kind"], error: unknown, componentStack = ""): void {
    const agent = pageAgent();
    const code = errorCode(error);
    const now = Date.now();
    sentAt = sentAt.filter((at) => now - at < minuteMs);
    if (!agent || !isFault(error) || reported.has(code) || sentAt.length >= reportsPerMinute) return;
    reported.add(code);
    sentAt.push(now);
    const places = { frames: framesOfError(error), components: framesOf(componentStack) };
    const release = new URL(page).pathname.split("/").at(-1) ?? "";
    const part = error instanceof UnusablePart && { part: error.part };
    void send({ code, kind, name: errorName(error), release, route: route(), ...places, ...part }, agent);
    showToast({ text: i18n.t("error_notice", { code }), forMs: noticeMs, about: "error" });
  }

  /** Errors of browser extensions and errors without a stack are ignored. */
  const isOurs = (error: unknown): boolean => framesOfError(error).length > 0;
  const onError = ({ error }: ErrorEvent) => isOurs(error) && report("error", error);
  const onRejection = ({ reason }: PromiseRejectionEvent) => isOurs(reason) && report("rejection", reason);

  return {
    /** For React's root; replaces its own logging. */
    onRenderError: (error: unknown, { componentStack }: { componentStack?: string | undefined }): void => {
      console.error(error);
      report("render", error, componentStack ?? "");
    },
    listen: (): (() => void) => {
      window.addEventListener("error", onError);
      window.addEventListener("unhandledrejection", onRejection);
      return () => {
        window.removeEventListener("error", onError);
        window.removeEventListener("unhandledrejection", onRejection);
      };
    },
  };
}
