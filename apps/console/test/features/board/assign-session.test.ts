import type { Session } from "@jieru/shared/domain/session";
import { afterEach, expect, test, vi } from "vitest";
import { putSnapshot } from "../../../src/data/store/snapshots.ts";
import { assignSession } from "../../../src/features/board/assigning/assign-session.ts";
import { dropLabel } from "../../../src/features/board/assigning/drop-labels.ts";
import { currentToasts, useToasts } from "../../../src/lib/toast-store.ts";
import { accountId, agent, meId, otherId, session, snapshot, waiting } from "../../fixtures.ts";

const [line, served] = [waiting("to-give"), session("to-move")];

afterEach(() => vi.unstubAllGlobals());

const requests: string[] = [];

/** Refuses the assignment after the desk has changed. */
async function refused(what: Session, by: Parameters<typeof snapshot>[0]): Promise<number> {
  const sent = snapshot({ sessions: [served], waiting: { count: 1, sessions: [line] } });
  putSnapshot(accountId, sent);
  vi.stubGlobal("fetch", async (path: string) => {
    requests.push(path);
    putSnapshot(accountId, { ...sent, ...by });
    return Response.json({ refusal: "agent_not_available" }, { status: 409 });
  });
  useToasts.setState(useToasts.getInitialState(), true);
  await assignSession(accountId, what, otherId);
  return currentToasts().length;
}

test("[BO7] [BO11] a refused assignment shows its reason in the session's row, or as a toast without one", async () => {
  expect(await refused(line, {})).toBe(0);
  expect(await refused(line, { waiting: { count: 0, sessions: [] } })).toBe(1);
  expect(await refused(served, {})).toBe(0);
  expect(await refused(served, { sessions: [{ ...served, ownerId: otherId }] })).toBe(1);
  expect(await refused(served, { sessions: [] })).toBe(1);
  const paths = requests.map((path) => path.split("/").slice(-2).join(" "));
  expect([...new Set(paths)]).toEqual(["to-give assign", "to-move transfer"]);
});

test("[BO7] a dragged session shows what dropping it would do", () => {
  const full = agent(meId, { name: "许然", load: 3, capacity: 3 });
  expect(dropLabel({ give: "yes", note: "over" }, full, line)).toContain("4/3");
  expect(dropLabel({ give: "no", why: "full" }, full, line)).toContain("3/3");
  const free = (what: Session) => dropLabel({ give: "yes", note: null }, full, what);
  expect([free(line), free(served)]).toEqual(["松开后分配给 许然", "松开后改派给 许然"]);
});
