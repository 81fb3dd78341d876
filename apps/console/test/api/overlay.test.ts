import { expect, test } from "vitest";
import { ended, meChanged, pickedUp, reactivated, read, remarked } from "../../src/api/overlay.ts";
import { meId, otherId, session, snapshot, waiting } from "../desk.ts";

const w = waiting("w");
const line = snapshot({ waiting: { count: 7, sessions: [w] } });

test("[SE2] a picked-up session is mine at once", () => {
  const shown = pickedUp(w.id, 50).apply(line);
  expect(shown.sessions).toMatchObject([{ id: w.id, state: "active", ownerId: meId, pickedUpAt: 50 }]);
  expect(shown.waiting).toEqual({ count: 6, sessions: [] });
});

test("[SE2] taking it back is taking the overlay away: the facts were never touched", () => {
  pickedUp(w.id, 50).apply(line);
  expect(line.waiting.sessions).toEqual([w]);
  expect(line.sessions).toEqual([]);
});

test("[SE2] once the feed says it, or gives the session to another, the overlay changes nothing", () => {
  const won = snapshot({ sessions: [session("w")] });
  expect(pickedUp(w.id, 50).settled(won)).toBe(true);
  expect(pickedUp(w.id, 50).apply(won)).toBe(won);
  const lost = snapshot();
  expect(pickedUp(w.id, 50).apply(lost)).toBe(lost);
});

test("[SE5] reactivating wakes the session and starts its clock", () => {
  const quiet = snapshot({ sessions: [session("s", { state: "inactive", inactiveSince: 1 })] });
  const overlay = reactivated(session("s").id, 50);
  expect(overlay.apply(quiet).sessions[0]).toMatchObject({ state: "active", reactivateAt: 1_800_050 });
  expect(overlay.settled(quiet)).toBe(false);
});

test("[SE7] an ended session leaves the list", () => {
  const s = snapshot({ sessions: [session("s")] });
  expect(ended(session("s").id).apply(s).sessions).toEqual([]);
  expect(ended(session("s").id).settled(snapshot())).toBe(true);
});

test("reading, naming and my own status show at once", () => {
  const s = snapshot({ sessions: [session("s", { unread: 3 })] });
  expect(read(session("s").id).apply(s).sessions[0]?.unread).toBe(0);
  expect(remarked(session("s").conversationId, "苏小姐").apply(s).sessions[0]?.customer.remark).toBe(
    "苏小姐",
  );
  const away = meChanged({ status: "away" }).apply(s);
  expect(away.me.status).toBe("away");
  expect(away.agents.map((a) => [a.id, a.status])).toEqual([
    [meId, "away"],
    [otherId, "online"],
  ]);
});
