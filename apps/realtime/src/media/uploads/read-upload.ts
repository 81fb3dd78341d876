import type { IncomingMessage } from "node:http";
import { uploadLimitBytes } from "@jieru/shared/domain/text-limit";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Refused } from "../../base/refused.ts";
import { sendProblem } from "../../http/problem.ts";

const maxFields = 8;

/** The file stays in memory, so nothing remains on disk (N29). */
export const multipartOptions = {
  limits: {
    files: 1,
    fileSize: uploadLimitBytes,
    fields: maxFields,
    fieldSize: 1_024,
    parts: maxFields + 1,
    headerPairs: 32,
  },
};

/** These are not about the file's size. */
const tooManyParts: ReadonlySet<string | undefined> = new Set([
  "FST_PARTS_LIMIT",
  "FST_FILES_LIMIT",
  "FST_FIELDS_LIMIT",
]);

/** Returns the file; null if an error was already sent. Throws `Refused`. When `lost` rejects, the connection is closed. */
export async function readUpload(
  request: FastifyRequest,
  reply: FastifyReply,
  lost: Promise<never>,
): Promise<Buffer | null> {
  if (!request.isMultipart()) {
    sendProblem(reply, 415, "Send the image as multipart/form-data");
    return null;
  }
  try {
    const bytes = await Promise.race([readFile(request), cutOff(request.raw), lost]);
    if (bytes) return bytes;
  } catch (error) {
    if (error instanceof Refused) {
      reply.header("connection", "close");
      throw error;
    }
    const { code, statusCode } = error as { code?: string; statusCode?: number };
    if (code === "FST_REQ_FILE_TOO_LARGE")
      throw new Refused({ refusal: "image_too_large", limit: uploadLimitBytes });
    if (tooManyParts.has(code)) {
      sendProblem(reply, 400, `Send one file, and at most ${maxFields} fields`);
      return null;
    }
    if (statusCode !== undefined) throw error;
    sendProblem(reply, 400, "The multipart body cannot be read");
    return null;
  }
  sendProblem(reply, 400, "Some fields are not valid", [{ field: "file", problem: "is required" }]);
  return null;
}

/** Reads to the end, as a second file is an error (IM1). */
async function readFile(request: FastifyRequest): Promise<Buffer | null> {
  let bytes: Buffer | null = null;
  for await (const part of request.parts()) if (part.type === "file") bytes = await part.toBuffer();
  return bytes;
}

/** Rejects when the browser disconnects early. No other event reports that before reading begins. */
function cutOff(raw: IncomingMessage): Promise<never> {
  return new Promise((_, reject) => {
    const judge = (): void => {
      if (!raw.complete) reject(Object.assign(new Error("The upload was cut off"), { statusCode: 400 }));
    };
    if (raw.destroyed) judge();
    else raw.once("close", judge);
  });
}
