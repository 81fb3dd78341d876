import { type ConnectionTest, pushTroubles, type Removal } from "@jieru/shared/protocol/connection";
import { refuse } from "../../src/data/optimistic/actions.ts";
import { SavedViews } from "../../src/features/inbox/filters/SavedViews.tsx";
import { Trouble } from "../../src/features/onboarding/health/Trouble.tsx";
import { ConnectionSettings } from "../../src/features/onboarding/settings/ConnectionSettings.tsx";
import { RemoveAccount } from "../../src/features/onboarding/settings/RemoveAccount.tsx";
import { Rotation } from "../../src/features/onboarding/settings/Rotation.tsx";
import { SecretTest } from "../../src/features/onboarding/steps/SecretTest.tsx";
import { AutoReply } from "../../src/features/settings/account/AutoReply.tsx";
import { Dispatch } from "../../src/features/settings/account/Dispatch.tsx";
import { Retention } from "../../src/features/settings/account/Retention.tsx";
import { AuditLog } from "../../src/features/settings/audit/AuditLog.tsx";
import { Bindings } from "../../src/features/settings/bindings/Bindings.tsx";
import { Blocked } from "../../src/features/settings/blocked/Blocked.tsx";
import { OpenInvitations } from "../../src/features/settings/invitations/OpenInvitations.tsx";
import { Shop } from "../../src/features/settings/shop/Shop.tsx";
import { Tags } from "../../src/features/settings/tags/Tags.tsx";
import {
  apiKeys,
  bindings,
  blocked,
  connection,
  full,
  invitation,
  led,
  read,
  records,
  supervised,
  tended,
  views,
} from "../api-fixtures.ts";
import { accountId, knownTags, lin, xu } from "../fixtures.ts";
import { frozenAt, hour, minute } from "../frozen.ts";
import type { Step } from "../interactions.ts";
import { type Answers, failed, ok, refused } from "../server.ts";
import type { Group, Specimen, State } from "../specimen.ts";
import { nothing } from "./helpers.ts";
import { listStates, readOnly, state } from "./page-state.tsx";

const known = { "GET bindings": ok({ bindings }), "GET invitations": ok({ invitations: [] }) };
const waitingOnes = {
  ...known,
  "GET invitations": ok({
    invitations: [
      invitation(),
      invitation({
        id: "i2" as never,
        role: "supervisor",
        openedAt: frozenAt - minute,
        createdAt: frozenAt - hour,
      }),
    ],
  }),
};
const row = { see: "[data-testid=bindings] tbody tr" };

const table: Specimen = {
  file: "features/settings/bindings/Bindings",
  width: 900,
  alone: 430,
  states: [
    state(Bindings)("by an admin", waitingOnes, [row, { see: "[data-testid=open-invitations]" }]),
    state(Bindings, supervised)("by a supervisor", known, [row]),
    state(Bindings, full)("no seat free", known, [row]),
    state(Bindings)("nobody found", known, [row, { type: "许多", into: "[type=search]" }]),
    state(Bindings)("times not loaded", { ...known, "GET bindings": failed }, [
      { see: "main > [role=status]" },
    ]),
    state(Bindings)("refused", known, [row], () => {
      refuse(xu, "role", { refusal: "not_allowed" });
      refuse(lin, "unbind", { refusal: "server_busy" });
    }),
    state(Bindings)("read only", known, [row], readOnly),
  ],
};

const hours = "[data-testid=hours-mon] input";
const save = { press: "[data-testid=save]" };
const unsaved = { see: "[data-testid=save]:not([aria-disabled])" };
const opening: Specimen = {
  file: "features/settings/account/AutoReply",
  width: 900,
  alone: 640,
  states: [
    state(AutoReply)("always open, nothing sent", {}),
    state(AutoReply, tended)("by the week", {}),
    state(AutoReply, tended)("a time that is wrong", {}, [
      { type: "25:00", into: hours },
      { see: "[data-testid=setting-openingHours] [role=alert]" },
    ]),
    state(AutoReply, tended)("refused", { "PATCH settings": refused({ refusal: "not_allowed" }) }, [
      { type: "08:30", into: hours },
      unsaved,
      save,
      { see: "[data-testid=save-state] .text-danger" },
    ]),
    state(AutoReply, read)("by an agent", {}),
  ],
};

const days = { type: "30", into: "[data-testid=setting-keepMessagesDays] input" };
const keeping: Specimen = {
  file: "features/settings/account/Retention",
  width: 900,
  alone: 400,
  states: [
    state(Retention)("for ever", {}),
    state(Retention, tended)("for a time", {}),
    state(Retention, tended)("asked once more", {}, [
      days,
      unsaved,
      save,
      { see: "[data-testid=keeping-dialog]" },
    ]),
    state(Retention, tended)("out of range", {}, [{ ...days, type: "0" }, { see: "section [role=alert]" }]),
    state(Retention, read)("by an agent", {}),
  ],
};

const dispatch: Specimen = {
  file: "features/settings/account/Dispatch",
  width: 900,
  alone: 520,
  states: [
    state(Dispatch)("as it began", {}),
    state(Dispatch)("being saved", {}, [
      { press: "[data-testid=setting-exceedByHand] [role=switch]" },
      unsaved,
      save,
      { see: "[data-testid=save][aria-busy]" },
    ]),
    state(Dispatch)(
      "read only",
      {},
      [{ press: "[data-testid=setting-exceedByHand] [role=switch]" }],
      readOnly,
    ),
  ],
};

const keys = (count: number) => ({ apiKeys: apiKeys.slice(0, count), limit: 20 });
const shop: Specimen = {
  file: "features/settings/shop/Shop",
  width: 900,
  alone: 450,
  states: [
    ...listStates(Shop, {
      path: "api-keys",
      something: keys(3),
      none: keys(0),
      listed: "[data-testid=api-keys]",
    }),
    state(Shop)("no more", { "GET api-keys": ok({ ...keys(3), limit: 3 }) }, [
      { see: "[data-testid=api-keys]" },
    ]),
    state(Shop)("read only", { "GET api-keys": ok(keys(2)) }, [{ see: "[data-testid=api-keys]" }], readOnly),
  ],
};

const connected = (change: Parameters<typeof connection>[0] = {}): Answers => ({
  "GET connection": ok({ connection: connection(change) }),
});
const pasted = { see: "[data-testid=paste-url]" };
const connections: Specimen = {
  file: "features/onboarding/settings/ConnectionSettings",
  width: 900,
  alone: 560,
  states: [
    state(ConnectionSettings)("connected", connected(), [pasted]),
    state(ConnectionSettings)("of a file", connected({ fromFile: true, changedAt: null }), [pasted]),
    state(ConnectionSettings)("connected by mistake", connected({ removal: "possible", firstPushAt: null }), [
      { press: "[data-testid=remove-account]" },
      { see: "[data-testid=remove-confirm]" },
    ]),
    state(ConnectionSettings)("on its way", {}, [{ see: "[role=status][aria-label]" }]),
    state(ConnectionSettings)("not loaded", { "GET connection": refused({ refusal: "not_allowed" }) }, [
      { see: "section .place-content-center" },
    ]),
  ],
};

const removable = (name: string, removal: Removal): State => ({
  ...state(() => null)(name, {}, []),
  draw: () => <RemoveAccount connection={connection({ removal })} />,
});
const removals: Specimen = {
  file: "features/onboarding/settings/RemoveAccount",
  width: 520,
  alone: 120,
  states: [
    removable("connected by mistake", "possible"),
    removable("in use", "account_in_use"),
    removable("in the file", "account_in_file"),
    removable("the only one", "last_account"),
  ],
};

const tested = (name: string, test: ConnectionTest | null): State => ({
  ...state(() => null)(name, test ? { "POST connection/test": ok({ test }) } : {}, [
    { press: "[data-testid=test-secret]" },
    { see: test ? "[data-testid=test-outcome]" : "[aria-disabled]" },
  ]),
  draw: () => <SecretTest accountId={led} mark="" />,
});
const secrets: Specimen = {
  file: "features/onboarding/steps/SecretTest",
  width: 520,
  alone: 90,
  states: [
    tested("being asked", null),
    tested("accepted", { result: "accepted" }),
    tested("refused", { result: "refused", errcode: 40125, reason: "credentials", address: null }),
    tested("our address is not allowed", {
      result: "refused",
      errcode: 40164,
      reason: "address_not_allowed",
      address: "203.0.113.44",
    }),
    tested("nobody knows", { result: "unknown", cause: "ETIMEDOUT" }),
  ],
};

const rotation = (name: string, change: Parameters<typeof connection>[0]): State => ({
  name,
  draw: () => <Rotation connection={connection(change)} onFresh={nothing} />,
});
const since = { previousKeySince: frozenAt - 20 * minute };
const nothingSeen = { withKey: null, withPreviousKey: null, trouble: null };
const rotations: Specimen = {
  file: "features/onboarding/settings/Rotation",
  width: 520,
  states: [
    rotation("not begun", {}),
    rotation("begun", { ...since, seen: nothingSeen }),
    rotation("the old one still used", {
      ...since,
      seen: { ...nothingSeen, withPreviousKey: frozenAt - minute },
    }),
    rotation("the new one seen", { ...since, seen: { ...nothingSeen, withKey: frozenAt - minute } }),
  ],
};
const troubles: Specimen = {
  file: "features/onboarding/health/Trouble",
  width: 520,
  states: pushTroubles.map((why) => ({
    name: why,
    draw: () => {
      const trouble = { count: 12, why, at: frozenAt - 3 * minute };
      return <Trouble connection={{ verifiedAt: null, seen: { ...nothingSeen, trouble } }} />;
    },
  })),
};

const view = (name: string, answers: Answers, then: readonly Step[] = [], before = nothing): State => ({
  ...state(() => null)(name, answers, then, before),
  draw: () => (
    <div className="rounded-float bg-surface-3 p-1.5 shadow-menu">
      <SavedViews accountId={accountId} tab="active" />
    </div>
  ),
});
const listedViews = { "GET views": ok({ views }) };
const lastView = { see: "li:nth-child(3) [data-testid=saved-view]" };
const savedViews: Specimen = {
  file: "features/inbox/filters/SavedViews",
  width: 336,
  alone: 260,
  states: [
    view("with some", listedViews, [lastView]),
    view("empty", { "GET views": ok({ views: [] }) }),
    view("being renamed", listedViews, [
      lastView,
      { press: "li:nth-child(2) button:nth-of-type(4)" },
      { see: "input" },
    ]),
    view("refused", { ...listedViews, "DELETE views/v1": refused({ refusal: "server_busy" }) }, [
      lastView,
      { press: "li button:last-of-type" },
      { see: "[role=alert]" },
    ]),
    view("read only", listedViews, [lastView], readOnly),
  ],
};

export const settings: Group = {
  name: "Settings",
  specimens: [
    table,
    {
      file: "features/settings/invitations/OpenInvitations",
      width: 420,
      window: 900,
      alone: 230,
      states: [
        {
          ...state(() => null)("opened", waitingOnes, [
            { press: "[data-testid=open-invitations]" },
            { see: "[data-testid=open-invitations][aria-expanded=true]" },
          ]),
          draw: () => (
            <div className="mx-auto flex w-96 justify-end">
              <OpenInvitations accountId={led} />
            </div>
          ),
        },
      ],
    },
    opening,
    keeping,
    dispatch,
    shop,
    connections,
    secrets,
    removals,
    rotations,
    troubles,
    {
      file: "features/settings/audit/AuditLog",
      width: 900,
      alone: 420,
      states: listStates(AuditLog, {
        path: "audit",
        something: { records, more: true },
        none: { records: [], more: false },
        listed: "[data-what]",
      }),
    },
    {
      file: "features/settings/blocked/Blocked",
      width: 900,
      alone: 280,
      states: [
        ...listStates(Blocked, {
          path: "blocked",
          something: { customers: blocked, more: false },
          none: { customers: [], more: false },
          listed: "[data-testid=blocked-customers]",
        }),
        state(Blocked)(
          "refused",
          { "GET blocked": ok({ customers: blocked, more: true }) },
          [{ see: "[data-testid=blocked-customers]" }],
          () => refuse("c-2sLt", "blocked", { refusal: "not_allowed" }),
        ),
      ],
    },
    {
      file: "features/settings/tags/Tags",
      width: 900,
      alone: 260,
      states: [
        ...listStates(Tags, {
          path: "tags",
          something: { tags: knownTags },
          none: { tags: [] },
          listed: "[data-testid=tags]",
        }),
        state(Tags)(
          "read only",
          { "GET tags": ok({ tags: knownTags }) },
          [{ see: "[data-testid=tags]" }],
          readOnly,
        ),
      ],
    },
    savedViews,
  ],
};
