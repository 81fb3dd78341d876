import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { Me } from "@jieru/shared/protocol/http";
import { expect, test } from "vitest";
import { withOtherAccountCounts } from "../../../src/data/feed/other-account-counts.ts";

const [here, there, far] = ["here", "there", "far"] as AccountId[] as [AccountId, AccountId, AccountId];
const quiet = { status: "online", waiting: 0, active: 0, unread: 0, leavesAt: null } as const;
const bound = (id: AccountId) => ({ id, appId: id, name: id, role: "agent" as const, ...quiet });
const me: Me = {
  agent: { id: "ann" as AgentId, name: "Ann" },
  accounts: [bound(here), bound(there)],
  mayConnect: false,
};

test("[MA3] counts of other accounts are taken over, and those of this account stay", () => {
  const news = { accounts: [{ accountId: there, ...quiet, waiting: 2, unread: 5 }] };
  expect(withOtherAccountCounts(me, here, news)).toEqual({
    ...me,
    accounts: [bound(here), { ...bound(there), waiting: 2, unread: 5 }],
  });
});

test("[MA4] a removed account disappears, and an unknown account must be loaded", () => {
  expect(withOtherAccountCounts(me, here, { accounts: [] })).toEqual({ ...me, accounts: [bound(here)] });
  const news = { accounts: [there, far].map((accountId) => ({ accountId, ...quiet })) };
  expect(withOtherAccountCounts(me, here, news)).toBe("unknown");
});
