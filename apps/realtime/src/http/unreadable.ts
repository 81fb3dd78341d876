import type { Socket } from "node:net";
import type { DeniedRule, Deny } from "./security-log.ts";

const answers: Record<string, [status: string, rule: DeniedRule]> = {
  HPE_HEADER_OVERFLOW: ["431 Request Header Fields Too Large", "N14"],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ["413 Content Too Large", "N14"],
  ERR_HTTP_REQUEST_TIMEOUT: ["408 Request Timeout", "N15"],
};

/** [N14] [N15] Answers invalid HTTP with the status and closes the connection. */
export function answerUnreadable(headers: Record<string, string>, deny: Deny) {
  const fixed = Object.entries({ ...headers, connection: "close", "content-length": "0" });
  const lines = fixed.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === "ECONNRESET" || socket.destroyed) return;
    const [status, rule] = answers[error.code ?? ""] ?? ["400 Bad Request", "N14"];
    deny({ rule, why: (error.code ?? "unreadable").toLowerCase(), ip: socket.remoteAddress });
    if (!socket.writable) return void socket.destroy(error);
    socket.end(`HTTP/1.1 ${status}\r\n${lines}\r\n`, () => socket.destroy());
  };
}
