import type { Messages } from "./languages.ts";
import { allowance } from "./messages/en/allowance.ts";
import { audit } from "./messages/en/audit.ts";
import { bindings } from "./messages/en/bindings.ts";
import { blocked } from "./messages/en/blocked.ts";
import { browsers } from "./messages/en/browsers.ts";
import { cards } from "./messages/en/cards.ts";
import { commands } from "./messages/en/commands.ts";
import { common } from "./messages/en/common.ts";
import { conduct } from "./messages/en/conduct.ts";
import { connect } from "./messages/en/connect.ts";
import { conversation } from "./messages/en/conversation.ts";
import { customer } from "./messages/en/customer.ts";
import { dispatch } from "./messages/en/dispatch.ts";
import { exports } from "./messages/en/exports.ts";
import { filters } from "./messages/en/filters.ts";
import { firstSteps } from "./messages/en/first-steps.ts";
import { hours } from "./messages/en/hours.ts";
import { inbox } from "./messages/en/inbox.ts";
import { keeping } from "./messages/en/keeping.ts";
import { keywordReplies } from "./messages/en/keyword-replies.ts";
import { mentions } from "./messages/en/mentions.ts";
import { notifications } from "./messages/en/notifications.ts";
import { quickReplies } from "./messages/en/quick-replies.ts";
import { reading } from "./messages/en/reading.ts";
import { refusals } from "./messages/en/refusals.ts";
import { reports } from "./messages/en/reports.ts";
import { search } from "./messages/en/search.ts";
import { selfCheck } from "./messages/en/self-check.ts";
import { settings } from "./messages/en/settings.ts";
import { settingsForm } from "./messages/en/settings-form.ts";
import { shop } from "./messages/en/shop.ts";
import { signIn } from "./messages/en/sign-in.ts";
import { supervise } from "./messages/en/supervise.ts";
import { tags } from "./messages/en/tags.ts";
import { topics } from "./messages/en/topics.ts";
import { webhooks } from "./messages/en/webhooks.ts";

export const english = {
  allowance,
  audit,
  bindings,
  blocked,
  browsers,
  cards,
  commands,
  common,
  conduct,
  connect,
  conversation,
  customer,
  dispatch,
  exports,
  filters,
  "first-steps": firstSteps,
  hours,
  inbox,
  keeping,
  mentions,
  notifications,
  "keyword-replies": keywordReplies,
  "quick-replies": quickReplies,
  reading,
  refusals,
  reports,
  search,
  "self-check": selfCheck,
  settings,
  "settings-form": settingsForm,
  shop,
  "sign-in": signIn,
  supervise,
  tags,
  topics,
  webhooks,
} satisfies Messages;
