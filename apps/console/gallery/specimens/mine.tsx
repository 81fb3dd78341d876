/** Settings pages without server data and the agent's own: initial, changed, invalid and read-only. */
import { replyPresets } from "@jieru/shared/domain/allowance";
import { initialNotificationSettings } from "@jieru/shared/domain/notification-settings";
import { NewBrowserBanner } from "../../src/features/page/banners/NewBrowserBanner.tsx";
import { ReplyAllowance } from "../../src/features/settings/account/ReplyAllowance.tsx";
import { Browsers } from "../../src/features/settings/browsers/Browsers.tsx";
import { Appearance } from "../../src/features/settings/mine/Appearance.tsx";
import { Keys } from "../../src/features/settings/mine/Keys.tsx";
import { Notifications } from "../../src/features/settings/mine/notifications/Notifications.tsx";
import { boss, browsers, read } from "../api-fixtures.ts";
import { mainSnapshot, shop } from "../fixtures.ts";
import { frozenAt } from "../frozen.ts";
import { failed, ok, refused } from "../server.ts";
import type { Group } from "../specimen.ts";
import { readOnly, state } from "./page-state.tsx";

const own = shop("own", {
  me: boss,
  account: { ...mainSnapshot.account, replyPreset: "own", ownReplies: replyPresets.current },
});
const learned = shop("learned", {
  me: boss,
  account: {
    ...mainSnapshot.account,
    replyEvidence: { accepted: { replies: 5, at: frozenAt }, refused: { replies: 6, at: frozenAt } },
  },
});
const replies = "[data-testid=setting-ownReplies] input";
const save = { press: "[data-testid=save]:not([aria-disabled])" };

const told = { "GET me/notifications": ok({ notifications: initialNotificationSettings }) };
const signedIn = { "GET me/browsers": ok({ browsers }) };
const newcomers = browsers.filter(({ known }) => !known);
const preview = { press: "[data-testid=preview]" };

export const mine: Group = {
  name: "Settings of one's own",
  specimens: [
    {
      file: "features/settings/account/ReplyAllowance",
      width: 900,
      alone: 560,
      screen: true,
      states: [
        state(ReplyAllowance)("as in the guide", {}),
        state(ReplyAllowance, learned)("with what WeChat accepted", {}, [
          { see: "[data-testid=reply-evidence]" },
        ]),
        state(ReplyAllowance, own)("own numbers", {}, [{ see: replies }]),
        state(ReplyAllowance, own)("out of range", {}, [
          { type: "1000", into: replies },
          { see: "[data-testid=setting-ownReplies] [aria-invalid=true]" },
        ]),
        state(ReplyAllowance, own)("refused", { "PATCH settings": refused({ refusal: "not_allowed" }) }, [
          { type: "7", into: replies },
          save,
          { see: "[data-testid=save-state] .text-danger" },
        ]),
        state(ReplyAllowance, read)("by an agent", {}, [{ see: "[role=note]" }]),
        state(ReplyAllowance, own)("read only", {}, [{ type: "7", into: replies }], readOnly),
      ],
    },
    {
      file: "features/settings/mine/notifications/Notifications",
      width: 900,
      alone: 760,
      screen: true,
      states: [
        state(Notifications)("as it began", told),
        state(Notifications)(
          "not saved",
          { ...told, "PUT me/notifications": refused({ refusal: "server_busy" }) },
          [preview, { see: "main > [role=alert]" }],
        ),
        state(Notifications)("read only", told, [{ see: "main > [role=alert]" }], readOnly),
      ],
    },
    {
      file: "features/settings/browsers/Browsers",
      screen: true,
      width: 900,
      alone: 420,
      states: [
        state(Browsers)("several", signedIn, [{ see: "[data-testid=browsers]" }]),
        state(Browsers)("only this one", { "GET me/browsers": ok({ browsers: browsers.slice(0, 1) }) }, [
          { see: "[data-testid=browsers]" },
        ]),
        state(Browsers)(
          "new itself",
          {
            "GET me/browsers": ok({
              browsers: browsers.map((one) => ({
                ...one,
                known: !one.here && one.known,
                mayConfirm: false,
                mayEnd: false,
              })),
            }),
          },
          [{ see: "[data-testid=browsers]" }],
        ),
        state(Browsers)("on its way", {}, [{ see: "[role=status][aria-label]" }]),
        state(Browsers)("not loaded", { "GET me/browsers": failed }, [{ see: "main > [role=status]" }]),
        state(Browsers)("asked", signedIn, [
          { see: "[data-testid=browsers]" },
          { press: "header button" },
          { see: "[data-testid=others-confirm]" },
        ]),
        state(Browsers)("read only", signedIn, [{ see: "[data-testid=browsers]" }], readOnly),
      ],
    },
    {
      file: "features/page/banners/NewBrowserBanner",
      width: 900,
      states: [
        { name: "one", draw: () => <NewBrowserBanner browsers={newcomers.slice(0, 1)} /> },
        { name: "several", draw: () => <NewBrowserBanner browsers={newcomers} /> },
      ],
    },
    {
      file: "features/settings/mine/Keys",
      width: 900,
      alone: 260,
      screen: true,
      states: [
        state(Keys)("allowed", {}),
        state(Keys)("switched off", {}, [
          { press: "[data-testid=single-keys]" },
          { see: "[data-testid=single-keys][aria-checked=false]" },
        ]),
      ],
    },
    {
      file: "features/settings/mine/Appearance",
      width: 900,
      alone: 700,
      screen: true,
      states: [state(Appearance)("as it began", {})],
    },
  ],
};
