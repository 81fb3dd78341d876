import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Me } from "@jieru/shared/protocol/http";
import { expect, test } from "vitest";
import { withElsewhere } from "../../../src/data/feed/elsewhere.ts";

const [here, there, far] = ["here", "there", "far"] as AccountId[] as [AccountId, AccountId, AccountId];
const quiet = { status: "online", waiting: 0, active: 0, unread: 0, leavesAt: null } as const;
const bound = (id: AccountId) => ({ id, appId: id, name: id, role: "agent" as const, ...quiet });
const me: Me = {
  agent: { id: "ann" as AgentId, name: "Ann" },
  accounts: [bound(here), bound(there)],
  mayConnect: false,
};

test("[MA3] numbers of the other accounts are taken over, those of this one left alone", () => {
  const news = { accounts: [{ accountId: there, ...quiet, waiting: 2, unread: 5 }] };
  expect(withElsewhere(me, here, news)).toEqual({
    ...me,
    accounts: [bound(here), { ...bound(there), waiting: 2, unread: 5 }],
  });
});

test("[MA4] an account one was unbound from goes; one whose name is not known has to be asked for", () => {
  expect(withElsewhere(me, here, { accounts: [] })).toEqual({ ...me, accounts: [bound(here)] });
  const news = { accounts: [there, far].map((accountId) => ({ accountId, ...quiet })) };
  expect(withElsewhere(me, here, news)).toBe("unknown");
});
