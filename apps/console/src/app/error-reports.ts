/**
 * [TR17] Reports to the server what nobody caught, and what an error boundary caught. A report holds no content: neither messages nor
 * addresses, only the class of the error, places in our own scripts and the pattern of the route.
 */
import { agentHeader } from "@jieru/shared/protocol/agent-header";
import type { ClientError } from "@jieru/shared/protocol/client-errors";
import { timeoutMs } from "../data/http/http.ts";
import { RequestFailure } from "../data/http/outcome.ts";
import { paths } from "../data/http/paths.ts";
import { pageAgent } from "../data/queries/page-agent.ts";
import { UnusablePart } from "../data/store/unusable-part.ts";
import { i18n } from "../i18n/i18n.ts";
import { isMissingPart } from "../lib/new-release.ts";
import { showToast } from "../lib/toast-store.ts";
import { errorCode, errorName, framesOf, framesOfError } from "../ui/errors/error-code.ts";

const reportsPerMinute = 5;
const minuteMs = 60_000;
/** Long enough to write the code down. */
const noticeMs = 20_000;

/** A lost connection, a refusal and a request that was given up are no faults of ours. */
const isFault = (error: unknown): boolean =>
  !isMissingPart(error) && !(error instanceof RequestFailure) && errorName(error) !== "AbortError";

/**
 * Sends a report, and forgets it if that fails. Not by `request`: a report that is taken does not say that the server can store anything,
 * and one that is refused does not sign the page out.
 */
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
    // The next error is reported, if there is one.
  }
}

interface ReporterOptions {
  /** The address of the page's first script: its name tells the release. */
  page: string;
  /** The pattern of the route that is shown, such as `/a/$accountId/reports`. */
  route: () => string;
}

/** Returns what reports errors: each once, five different ones a minute. A notice names the code that stands in the server's log. */
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

  /** Browser extensions fail in our page too, and browsers tell of some errors without saying which. */
  const isOurs = (error: unknown): boolean => framesOfError(error).length > 0;
  const onError = ({ error }: ErrorEvent) => isOurs(error) && report("error", error);
  const onRejection = ({ reason }: PromiseRejectionEvent) => isOurs(reason) && report("rejection", reason);

  return {
    /** For React's root, in place of what writes the error to the browser's console alone. */
    onRenderError: (error: unknown, { componentStack }: { componentStack?: string | undefined }): void => {
      console.error(error);
      report("render", error, componentStack ?? "");
    },
    /** Reports what nobody catches until the returned function is called. */
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
