import { describe, expect, it } from "vitest";
import type { Role, Viewer } from "../src/domain/agent.ts";
import { blockOf, isListed, type Session, type SessionAction, sessionCan } from "../src/domain/session.ts";
import { anAllowance, aSession, hour, ownedBy } from "./fixtures.ts";

/** Columns of the table below; `-` is "allowed". */
const viewers: Record<string, { id: string; role: Role }> = {
  owner: { id: "owner", role: "agent" },
  other: { id: "other", role: "agent" },
  supervisor: { id: "boss", role: "supervisor" },
  admin: { id: "root", role: "admin" },
  "owning supervisor": { id: "owner", role: "supervisor" },
};

const allowance = anAllowance();
const states: Record<string, Session> = {
  waiting: aSession("s", { allowance }),
  active: aSession("s", ownedBy("owner", { allowance })),
  inactive: aSession("s", ownedBy("owner", { allowance, state: "inactive" })),
  ended: aSession("s", ownedBy("owner", { allowance, state: "ended" })),
  "ended, never owned": aSession("s", { allowance, state: "ended", waitingSince: null }),
};

const table = `
action     state               owner                 other                 supervisor            admin                 owning supervisor
pickUp     waiting             -                     -                     -                     -                     -
pickUp     active              already_picked_up     already_picked_up     already_picked_up     already_picked_up     already_picked_up
pickUp     inactive            already_picked_up     already_picked_up     already_picked_up     already_picked_up     already_picked_up
pickUp     ended               session_ended         session_ended         session_ended         session_ended         session_ended
pickUp     ended, never owned  session_ended         session_ended         session_ended         session_ended         session_ended
reactivate waiting             session_waiting       session_waiting       session_waiting       session_waiting       session_waiting
reactivate active              session_not_inactive  not_owner             not_owner             not_owner             session_not_inactive
reactivate inactive            -                     not_owner             not_owner             not_owner             -
reactivate ended               session_ended         session_ended         session_ended         session_ended         session_ended
reactivate ended, never owned  session_ended         session_ended         session_ended         session_ended         session_ended
end        waiting             session_waiting       session_waiting       -                     -                     -
end        active              -                     not_owner             -                     -                     -
end        inactive            -                     not_owner             -                     -                     -
end        ended               session_ended         session_ended         session_ended         session_ended         session_ended
end        ended, never owned  session_ended         session_ended         session_ended         session_ended         session_ended
reopen     waiting             session_not_ended     session_not_ended     session_not_ended     session_not_ended     session_not_ended
reopen     active              session_not_ended     session_not_ended     session_not_ended     session_not_ended     session_not_ended
reopen     inactive            session_not_ended     session_not_ended     session_not_ended     session_not_ended     session_not_ended
reopen     ended               -                     not_owner             -                     -                     -
reopen     ended, never owned  not_owner             not_owner             -                     -                     -
reply      waiting             session_waiting       session_waiting       session_waiting       session_waiting       session_waiting
reply      active              -                     not_owner             not_owner             not_owner             -
reply      inactive            session_inactive      not_owner             not_owner             not_owner             session_inactive
reply      ended               session_ended         session_ended         session_ended         session_ended         session_ended
reply      ended, never owned  session_ended         session_ended         session_ended         session_ended         session_ended
assign     waiting             not_allowed           not_allowed           -                     -                     -
assign     active              not_allowed           not_allowed           already_picked_up     already_picked_up     already_picked_up
assign     inactive            not_allowed           not_allowed           already_picked_up     already_picked_up     already_picked_up
assign     ended               not_allowed           not_allowed           session_ended         session_ended         session_ended
assign     ended, never owned  not_allowed           not_allowed           session_ended         session_ended         session_ended
transfer   waiting             session_waiting       session_waiting       session_waiting       session_waiting       session_waiting
transfer   active              -                     not_owner             -                     -                     -
transfer   inactive            -                     not_owner             -                     -                     -
transfer   ended               session_ended         session_ended         session_ended         session_ended         session_ended
transfer   ended, never owned  session_ended         session_ended         session_ended         session_ended         session_ended
takeOver   waiting             not_allowed           not_allowed           -                     -                     -
takeOver   active              not_allowed           not_allowed           -                     -                     -
takeOver   inactive            not_allowed           not_allowed           -                     -                     -
takeOver   ended               not_allowed           not_allowed           session_ended         session_ended         session_ended
takeOver   ended, never owned  not_allowed           not_allowed           session_ended         session_ended         session_ended
read       waiting             -                     -                     -                     -                     -
read       active              -                     not_allowed           -                     -                     -
read       inactive            -                     not_allowed           -                     -                     -
read       ended               -                     not_allowed           -                     -                     -
read       ended, never owned  not_allowed           not_allowed           -                     -                     -
readHistory waiting            session_waiting       session_waiting       -                     -                     -
readHistory active             -                     not_allowed           -                     -                     -
readHistory inactive           -                     not_allowed           -                     -                     -
readHistory ended              -                     not_allowed           -                     -                     -
readHistory ended, never owned  not_allowed          not_allowed           -                     -                     -
annotate   waiting             -                     -                     -                     -                     -
annotate   active              -                     not_allowed           -                     -                     -
annotate   inactive            -                     not_allowed           -                     -                     -
annotate   ended               -                     not_allowed           -                     -                     -
annotate   ended, never owned  not_allowed           not_allowed           -                     -                     -
beMentioned waiting            not_allowed           not_allowed           -                     -                     -
beMentioned active             -                     not_allowed           -                     -                     -
beMentioned inactive           -                     not_allowed           -                     -                     -
beMentioned ended              -                     not_allowed           -                     -                     -
beMentioned ended, never owned  not_allowed          not_allowed           -                     -                     -
block      waiting             session_waiting       session_waiting       -                     -                     -
block      active              -                     not_owner             -                     -                     -
block      inactive            -                     not_owner             -                     -                     -
block      ended               -                     not_owner             -                     -                     -
block      ended, never owned  not_owner             not_owner             -                     -                     -
remind     waiting             session_waiting       session_waiting       session_waiting       session_waiting       session_waiting
remind     active              -                     not_owner             -                     -                     -
remind     inactive            -                     not_owner             -                     -                     -
remind     ended               session_ended         session_ended         session_ended         session_ended         session_ended
remind     ended, never owned  session_ended         session_ended         session_ended         session_ended         session_ended
wrapUp     waiting             session_waiting       session_waiting       -                     -                     -
wrapUp     active              -                     not_owner             -                     -                     -
wrapUp     inactive            -                     not_owner             -                     -                     -
wrapUp     ended               -                     not_owner             -                     -                     -
wrapUp     ended, never owned  not_owner             not_owner             -                     -                     -
markUrgent waiting             session_waiting       session_waiting       -                     -                     -
markUrgent active              -                     not_owner             -                     -                     -
markUrgent inactive            -                     not_owner             -                     -                     -
markUrgent ended               session_ended         session_ended         session_ended         session_ended         session_ended
markUrgent ended, never owned  session_ended         session_ended         session_ended         session_ended         session_ended
markRead   waiting             session_waiting       session_waiting       session_waiting       session_waiting       session_waiting
markRead   active              -                     not_owner             not_owner             not_owner             -
markRead   inactive            -                     not_owner             not_owner             not_owner             -
markRead   ended               -                     not_owner             not_owner             not_owner             -
markRead   ended, never owned  not_owner             not_owner             not_owner             not_owner             not_owner
`;

interface Cell {
  action: SessionAction;
  state: string;
  viewer: string;
  answer: string;
}
const [head = [], ...rows] = table
  .trim()
  .split("\n")
  .map((line) => line.trim().split(/ {2,}|(?<=^\w+) +/));
const cells: Cell[] = rows.flatMap(([action, state, ...answers]) =>
  answers.map((answer, i) => ({
    action: action as SessionAction,
    state: state as string,
    viewer: head[i + 2] as string,
    answer,
  })),
);

describe("sessionCan in every state", () => {
  it("the table is complete", () => {
    const wanted = Object.keys(sessionCan).flatMap((action) =>
      Object.keys(states).flatMap((state) =>
        Object.keys(viewers).map((viewer) => `${action}/${state}/${viewer}`),
      ),
    );
    expect(cells.map((c) => `${c.action}/${c.state}/${c.viewer}`).sort()).toEqual(wanted.sort());
  });

  it.each(cells)("$action · $state · $viewer: $answer", ({ action, state, viewer, answer }) => {
    const block = blockOf(action, states[state] as Session, viewers[viewer] as Viewer, hour);
    expect(block?.refusal ?? "-").toBe(answer);
  });

  it("[SE7] in every state but ended somebody may move the session on", () => {
    const moves: SessionAction[] = ["pickUp", "reactivate", "end", "assign", "transfer", "takeOver"];
    const exits = (state: string, viewer: string) =>
      cells.filter(
        (c) => c.state === state && c.viewer === viewer && moves.includes(c.action) && c.answer === "-",
      );
    for (const state of ["waiting", "active", "inactive"]) {
      expect(exits(state, "owner").length, `an agent leaves ${state}`).toBeGreaterThan(0);
      expect(exits(state, "supervisor").length, `a supervisor leaves ${state}`).toBeGreaterThan(0);
    }
  });

  it("[SE14] no action on a waiting session is refused with not_owner", () => {
    const answers = cells.filter(({ state }) => state === "waiting").map(({ answer }) => answer);
    expect(answers).not.toContain("not_owner");
  });

  it("[SE2] the loser learns who has it", () =>
    expect(blockOf("pickUp", states.active as Session, viewers.other as Viewer, hour)).toEqual({
      refusal: "already_picked_up",
      agentId: "owner",
    }));

  it("[SE19] an ended session is not reopened once its reply window is closed, or its customer is blocked", () => {
    const { customer } = states.ended as Session;
    const reopen = (change: Partial<Session>) =>
      blockOf("reopen", { ...(states.ended as Session), ...change }, viewers.owner as Viewer, hour)?.refusal;
    expect(reopen({ allowance: anAllowance({ left: 0 }) })).toBeUndefined();
    expect(reopen({ allowance: anAllowance({ until: hour }) })).toBe("reply_window_closed");
    expect(reopen({ customer: { ...customer, blocked: true } })).toBe("customer_blocked");
  });

  it("[RA3] the owner of an active session is refused for the allowance last of all", () => {
    const reply = (change: Partial<Session>) =>
      blockOf("reply", { ...(states.active as Session), ...change }, viewers.owner as Viewer, hour)?.refusal;
    expect(reply({ allowance: anAllowance({ left: 0 }) })).toBe("reply_allowance_used");
    expect(reply({ allowance: anAllowance({ until: hour }) })).toBe("reply_window_closed");
    expect(reply({ allowance: anAllowance({ left: 0 }), state: "inactive" })).toBe("session_inactive");
  });
});

describe("the lists of a viewer", () => {
  const listed = (state: string) =>
    Object.keys(viewers).filter((v) => isListed(states[state] as Session, viewers[v] as Viewer));
  it("[FD6] contain a served session for its owner and for supervisors", () => {
    expect(listed("active")).toEqual(["owner", "supervisor", "admin", "owning supervisor"]);
    expect(listed("inactive")).toEqual(["owner", "supervisor", "admin", "owning supervisor"]);
    expect(listed("waiting")).toEqual([]);
    expect(listed("ended")).toEqual([]);
  });
});
