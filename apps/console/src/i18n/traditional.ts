import type { Words } from "./languages.ts";
import { allowance } from "./messages/zh-TW/allowance.ts";
import { audit } from "./messages/zh-TW/audit.ts";
import { bindings } from "./messages/zh-TW/bindings.ts";
import { blocked } from "./messages/zh-TW/blocked.ts";
import { browsers } from "./messages/zh-TW/browsers.ts";
import { cards } from "./messages/zh-TW/cards.ts";
import { commands } from "./messages/zh-TW/commands.ts";
import { common } from "./messages/zh-TW/common.ts";
import { conduct } from "./messages/zh-TW/conduct.ts";
import { connect } from "./messages/zh-TW/connect.ts";
import { conversation } from "./messages/zh-TW/conversation.ts";
import { customer } from "./messages/zh-TW/customer.ts";
import { dispatch } from "./messages/zh-TW/dispatch.ts";
import { exports } from "./messages/zh-TW/exports.ts";
import { filters } from "./messages/zh-TW/filters.ts";
import { firstSteps } from "./messages/zh-TW/first-steps.ts";
import { hours } from "./messages/zh-TW/hours.ts";
import { inbox } from "./messages/zh-TW/inbox.ts";
import { keeping } from "./messages/zh-TW/keeping.ts";
import { keywordReplies } from "./messages/zh-TW/keyword-replies.ts";
import { mentions } from "./messages/zh-TW/mentions.ts";
import { notifications } from "./messages/zh-TW/notifications.ts";
import { quickReplies } from "./messages/zh-TW/quick-replies.ts";
import { reading } from "./messages/zh-TW/reading.ts";
import { refusals } from "./messages/zh-TW/refusals.ts";
import { reports } from "./messages/zh-TW/reports.ts";
import { search } from "./messages/zh-TW/search.ts";
import { selfCheck } from "./messages/zh-TW/self-check.ts";
import { settings } from "./messages/zh-TW/settings.ts";
import { settingsForm } from "./messages/zh-TW/settings-form.ts";
import { shop } from "./messages/zh-TW/shop.ts";
import { signIn } from "./messages/zh-TW/sign-in.ts";
import { supervise } from "./messages/zh-TW/supervise.ts";
import { tags } from "./messages/zh-TW/tags.ts";
import { topics } from "./messages/zh-TW/topics.ts";
import { webhooks } from "./messages/zh-TW/webhooks.ts";

/** Traditional Chinese, in the words of Taiwan. */
export const traditional = {
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
} satisfies Words;
