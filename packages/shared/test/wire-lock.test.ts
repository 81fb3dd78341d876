// Protocol schemas change only on purpose. After an intended change, run the command in `outdated`.
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { z } from "zod";
import * as attributes from "../src/protocol/attributes.ts";
import * as audit from "../src/protocol/audit.ts";
import * as board from "../src/protocol/board.ts";
import * as browsers from "../src/protocol/browsers.ts";
import * as cards from "../src/protocol/cards.ts";
import * as conductRules from "../src/protocol/conduct-rules-schema.ts";
import * as connection from "../src/protocol/connection.ts";
import * as customerHistory from "../src/protocol/customer-history.ts";
import * as drafts from "../src/protocol/drafts.ts";
import * as exports from "../src/protocol/exports-schema.ts";
import * as guide from "../src/protocol/guide.ts";
import * as http from "../src/protocol/http.ts";
import * as invitations from "../src/protocol/invitations.ts";
import * as notifications from "../src/protocol/notifications.ts";
import * as quickReplies from "../src/protocol/quick-replies.ts";
import * as refusals from "../src/protocol/refusals.ts";
import * as reminders from "../src/protocol/reminders.ts";
import * as reports from "../src/protocol/reports-schema.ts";
import * as savedViews from "../src/protocol/saved-views.ts";
import * as search from "../src/protocol/search-schema.ts";
import * as socket from "../src/protocol/socket.ts";
import * as webhooks from "../src/protocol/webhooks-schema.ts";
import * as wrapUp from "../src/protocol/wrap-up.ts";

const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType;

function schemasOf(module: object, prefix: string): [string, z.ZodType][] {
  return Object.entries(module).flatMap(([name, value]): [string, z.ZodType][] => {
    if (isSchema(value)) return [[`${prefix}.${name}`, value]];
    return typeof value === "object" && value !== null ? schemasOf(value, `${prefix}.${name}`) : [];
  });
}

const hashOf = (schema: z.ZodType): string => {
  const both = (["input", "output"] as const).map((io) => z.toJSONSchema(schema, { io }));
  return createHash("sha256").update(JSON.stringify(both)).digest("hex").slice(0, 16);
};

const outdated =
  "A schema of the protocol changed. Run `npx vitest run packages/shared/test/wire-lock.test.ts -u` if the change is intended";

it("every schema of the protocol is as it is locked in wire.lock.json", async () => {
  const schemas = [
    ...schemasOf(attributes, "attributes"),
    ...schemasOf(audit, "audit"),
    ...schemasOf(board, "board"),
    ...schemasOf(browsers, "browsers"),
    ...schemasOf(cards, "cards"),
    ...schemasOf(conductRules, "conductRules"),
    ...schemasOf(connection, "connection"),
    ...schemasOf(http, "http"),
    ...schemasOf(invitations, "invitations"),
    ...schemasOf(customerHistory, "customerHistory"),
    ...schemasOf(drafts, "drafts"),
    ...schemasOf(exports, "exports"),
    ...schemasOf(guide, "guide"),
    ...schemasOf(notifications, "notifications"),
    ...schemasOf(quickReplies, "quickReplies"),
    ...schemasOf(refusals, "refusals"),
    ...schemasOf(reports, "reports"),
    ...schemasOf(savedViews, "savedViews"),
    ...schemasOf(reminders, "reminders"),
    ...schemasOf(webhooks, "webhooks"),
    ...schemasOf(wrapUp, "wrapUp"),
    ...schemasOf(search, "search"),
    ...schemasOf(socket, "socket"),
  ];
  const lock = Object.fromEntries(schemas.map(([name, schema]) => [name, hashOf(schema)]));
  expect(schemas.length).toBeGreaterThan(30);
  await expect(`${JSON.stringify(lock, null, 2)}\n`, outdated).toMatchFileSnapshot("./wire.lock.json");
});
