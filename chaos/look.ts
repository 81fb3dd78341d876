import type { MessagesPage } from "@jieru/shared/protocol/http";
import { differences } from "./check/consoles.ts";
import { type Rows, readAtRest } from "./collect.ts";
import type { AtRest, Page, Picture, Shown } from "./history.ts";
import { rest } from "./rest.ts";
import type { Stage } from "./stage/stage.ts";
import type { Console } from "./workload/console.ts";
import { labelOf } from "./workload/label.ts";
import { sizeIn, sizeOf } from "./workload/picture.ts";

export interface Looked {
  shown: Shown[];
  atRest: AtRest;
  pictures: Picture[];
}

/** [P8] After the network is back a console may differ for this long: the queue arrives a little after the events (FD5). */
const patienceMs = 3_000;
/** Repeats, because a timer may change something between two reads. */
const looks = 5;
const pagesRead = 5;
const pageLength = 100;
const picturesSeen = 300;

/** Reads every console and the rows, of the same moment if possible. */
export async function lookAtAll(stage: Stage, consoles: readonly Console[]): Promise<Looked> {
  const rows: Rows = (sql, values) => stage.postgres.rows(sql, values);
  for (let tries = 1; ; tries++) {
    const shown = await Promise.all(consoles.map(lookAt));
    const atRest = await readAtRest(rows, stage.accountId);
    if (tries < looks && shown.some(({ fresh }) => fresh?.seq !== atRest.seq)) continue;
    return { shown, atRest, pictures: await lookAtPictures(rows, stage.accountId, consoles[0]) };
  }
}

/** Compares a console with a fresh load until both are of the same moment and agree, or time is up. */
async function lookAt(console: Console): Promise<Shown> {
  const since = performance.now();
  let fresh = null;
  for (let tries = 0; tries < 40; tries++) {
    fresh = await console.loadFresh().catch(() => null);
    const held = console.snapshot;
    const late = performance.now() - since > patienceMs;
    if (fresh && held && held.seq === fresh.seq && (late || differences(held, fresh).length === 0)) break;
    await rest(250);
  }
  const { name, agentId, snapshot: held } = console;
  // Copies the records now: later events may be missing from the rows.
  const { seen, told, signedOut, asked, watched } = console;
  const records = structuredClone({ seen, told, signedOut, asked, watched });
  return { name, agentId, held, fresh, ...records, pages: await readPages(console) };
}

const noPage: Pick<MessagesPage, "seq" | "messages" | "more"> = { seq: 0, messages: [], more: false };

async function readPages(console: Console): Promise<Page[]> {
  const pages: Page[] = [];
  for (const { conversationId, customer } of console.mine.slice(0, pagesRead)) {
    const path = `/api/conversations/${conversationId}/messages?limit=${pageLength}`;
    const answer = await console.ask("GET", path).catch(() => null);
    const { seq, messages, more } = answer?.status === 200 ? (answer.body as MessagesPage) : noPage;
    const ids = messages.map(({ id }) => id);
    const labels = messages.map(labelOf);
    pages.push({ openid: customer.openid, status: answer?.status ?? null, seq, more, ids, labels });
  }
  return pages;
}

/** Downloads the newest pictures as an admin, who may see all. */
async function lookAtPictures(rows: Rows, accountId: string, admin: Console | undefined): Promise<Picture[]> {
  const found = await rows<Pick<Picture, "id" | "openid" | "isKeptThere"> & { sent: string | null }>(
    `select i.id, c.openid, i.conversation_id = m.conversation_id as "isKeptThere",
            case m.direction when 'out' then m.content->'image'->>'width' || '×' || (m.content->'image'->>'height') end as sent
       from messages m
       join conversations c on c.id = m.conversation_id
       join media i on i.id = m.content->'image'->>'mediaId' and i.state = 'ready'
      where m.account_id = $1 order by m.seq desc limit ${picturesSeen}`,
    [accountId],
  );
  const pictures: Picture[] = [];
  for (const { sent, ...picture } of found) {
    const bytes = await admin?.download(`/api/media/${picture.id}`).catch(() => null);
    const pushed = sent ?? sizeOf(picture.openid);
    pictures.push({ ...picture, pushed, served: bytes ? sizeIn(bytes) : null });
  }
  return pictures;
}
