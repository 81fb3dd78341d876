/** An account with a hand-written log, and a webhook receiver. */
import { randomUUID } from "node:crypto";
import type http from "node:http";
import { text } from "node:stream/consumers";
import type { AccountId, WebhookId } from "@jieru/shared/domain/ids";
import type { Webhook as ShownWebhook, WebhookRequest, WebhookTopic } from "@jieru/shared/protocol/webhooks";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { sealSecret } from "../../src/accounts/secrets.ts";
import { type Deliverer, deliverTo, type Outcome } from "../../src/webhooks/deliver.ts";
import { findWebhook, listWebhooks } from "../../src/webhooks/rows.ts";
import { newWebhookSecret } from "../../src/webhooks/secret.ts";
import type { SendOptions } from "../../src/webhooks/send.ts";
import type { WebhookRow } from "../../src/webhooks/webhook-row.ts";
import { ann } from "../desk/scenario.ts";
import { createAccount, newClock, type TestClock } from "../lane/account.ts";
import { silent } from "../lane/silent.ts";
import { type FarSide, openFarSide } from "../media/fake-wechat.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";

export interface Request {
  headers: Record<string, string>;
  text: string;
  body: WebhookRequest;
}
export type Answering = (response: http.ServerResponse, request: Request) => void;

export const status =
  (code: number, headers = {}): Answering =>
  (response) =>
    response.writeHead(code, headers).end();

export interface Shop {
  account: AccountId;
  id: WebhookId;
  secret: string;
  secretKey: Buffer;
  clock: TestClock;
  far: FarSide;
  requests: Request[];
  seqs(): number[][];
  outcomes: Outcome[];
  /** Sets the answer from now on; at first every request succeeds. */
  answer(answering: Answering): void;
  happens(count?: number, type?: string, payload?: object): Promise<void>;
  deliverer(change?: Partial<Deliverer>, sending?: Partial<SendOptions>): Deliverer;
  /** Delivers as the queue's jobs do, until nothing is due. */
  deliver(change?: Partial<Deliverer>, sending?: Partial<SendOptions>): Promise<void>;
  row(): Promise<WebhookRow>;
  set(columns: Record<string, unknown>): Promise<void>;
  shown(): Promise<ShownWebhook>;
  close(): Promise<void>;
}

export async function openShop(db: TestDatabase, topics: WebhookTopic[] = ["messages"]): Promise<Shop> {
  const { pool } = db;
  const account = await createAccount(pool, [ann]);
  const [id, secret, secretKey] = [randomUUID() as WebhookId, newWebhookSecret(), Buffer.alloc(32, 7)];
  const clock = newClock();
  const far = await openFarSide();
  const [requests, outcomes]: [Request[], Outcome[]] = [[], []];
  let answering = status(204);
  const receive = async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const body = await text(request);
    const received = {
      headers: request.headers as Record<string, string>,
      text: body,
      body: JSON.parse(body),
    };
    requests.push(received);
    answering(response, received);
  };
  far.on("/hook", (request, response) => void receive(request, response));
  await insert(pool, {
    account,
    id,
    topics,
    sealed: sealSecret(secretKey, secret, id),
    url: `${far.url}/hook`,
  });
  const shop: Shop = {
    account,
    id,
    secret,
    secretKey,
    clock,
    far,
    requests,
    seqs: () => requests.map(({ body }) => body.events.map(({ seq }) => seq)),
    outcomes,
    answer(next) {
      answering = next;
    },
    async happens(count = 1, type = "customer_message_received", payload = {}) {
      await db.fill(
        `with moved as (update accounts set head_seq = head_seq + $2 where id = $1 returning head_seq - $2 as head)
         insert into events (account_id, seq, type, at, payload)
         select $1, head + n, $3, $4, $5 from moved, generate_series(1, $2::int) n`,
        [account, count, type, clock.now(), payload],
      );
    },
    deliverer: (change = {}, sending = {}) => ({
      context: { pool, clock, log: silent },
      secretKey,
      sending: { hosts: [far.host], ...sending },
      stopping: new AbortController().signal,
      onOutcome: (outcome) => void outcomes.push(outcome),
      ...change,
    }),
    async deliver(change, sending) {
      const deliverer = shop.deliverer(change, sending);
      while (await deliverTo(deliverer, { accountId: account, webhookId: id }));
    },
    row: async () => (await findWebhook(pool, account, id)) as WebhookRow,
    async set(columns) {
      for (const [column, value] of Object.entries(columns))
        await pool.query(`update webhooks set ${column} = $3 where account_id = $1 and id = $2`, [
          account,
          id,
          value,
        ]);
    },
    shown: async () => (await listWebhooks(pool, account, clock.now()))[0] as ShownWebhook,
    close: () => far.close(),
  };
  return shop;
}

export function shopForEach(take: (shop: Shop, db: TestDatabase) => void): void {
  let db: TestDatabase;
  let shop: Shop;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  beforeEach(async () => {
    shop = await openShop(db);
    take(shop, db);
  });
  afterEach(() => shop.close());
  afterAll(() => db.drop());
}

export const second = 1_000;
export const day = 24 * 60 * 60 * second;

export const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

interface Given {
  account: AccountId;
  id: WebhookId;
  topics: WebhookTopic[];
  sealed: Buffer;
  url: string;
}
const insert = (pool: pg.Pool, { account, id, topics, sealed, url }: Given) =>
  pool.query(
    `insert into webhooks (account_id, id, name, url, topics, secret, created_at, created_by, seq)
     values ($1, $2, '订单系统', $3, $4, $5, 0, 'ann', 0)`,
    [account, id, url, topics, sealed],
  );
