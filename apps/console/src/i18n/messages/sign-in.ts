import type { Messages } from "../message.ts";

export default {
  title: { "zh-CN": "扫码登录工作台", "zh-TW": "掃描登入工作台", en: "Scan to sign in" },
  lede: {
    "zh-CN": "用微信扫一扫，在手机上点确认。",
    "zh-TW": "用微信「掃一掃」掃描，在手機上點確認。",
    en: "Scan with WeChat and confirm on your phone.",
  },
  qr: { "zh-CN": "微信登录二维码", "zh-TW": "微信登入 QR Code", en: "WeChat sign-in QR code" },
  check_address: { "zh-CN": "请核对网址", "zh-TW": "請核對網址", en: "Check the address" },
  first_time: {
    "zh-CN": "第一次来？请管理员发给你一个邀请二维码，扫它完成绑定，再回到这里登录。",
    "zh-TW": "第一次來？請管理員發給你一個邀請 QR Code，掃它完成綁定，再回到這裡登入。",
    en: "First time here? Ask an admin for an invitation code, scan it to be bound, then come back and sign in.",
  },
  renew: { "zh-CN": "换一张", "zh-TW": "換一張", en: "New code" },
  rescan: { "zh-CN": "重新扫码", "zh-TW": "重新掃描", en: "Scan again" },
  expires_in: { "zh-CN": "{{rest}}后失效", "zh-TW": "{{rest}}後失效", en: "expires in {{rest}}" },
  waiting: { "zh-CN": "等待微信确认", "zh-TW": "等待微信確認", en: "Waiting for WeChat" },
  signing_in: { "zh-CN": "正在登录", "zh-TW": "正在登入", en: "Signing in" },
  signing_in_hint: { "zh-CN": "微信已确认", "zh-TW": "微信已確認", en: "Confirmed by WeChat" },
  expired: { "zh-CN": "二维码已失效", "zh-TW": "QR Code 已失效", en: "This code has expired" },
  declined: { "zh-CN": "没有授权", "zh-TW": "沒有授權", en: "Not authorised" },
  declined_hint: {
    "zh-CN": "微信没有给出授权",
    "zh-TW": "微信沒有給出授權",
    en: "WeChat gave no authorisation",
  },
  not_bound: { "zh-CN": "还没有绑定", "zh-TW": "還沒有綁定", en: "Not bound yet" },
  not_bound_hint: {
    "zh-CN": "微信认出了你，但你还没有绑定任何小程序账号。请管理员发邀请。",
    "zh-TW": "微信認出了你，但你還沒有綁定任何小程式帳號。請管理員發邀請。",
    en: "WeChat knows you, but you are bound to no account here. Ask an admin for an invitation.",
  },
  set_up_over: { "zh-CN": "这个链接已经失效", "zh-TW": "這個連結已經失效", en: "This link is over" },
  set_up_over_hint: {
    "zh-CN": "已经连接了小程序时，请它的管理员邀请你；还没有时，重启服务器，日志里会有新的链接。",
    "zh-TW": "已經連接過小程式時，請它的管理員邀請你；還沒有時，重新啟動伺服器，記錄檔裡會有新的連結。",
    en: "If a mini program is connected, ask its admin for an invitation; if none is, restart the server for a new link in its log.",
  },
  state: { "zh-CN": "登录没有完成", "zh-TW": "登入沒有完成", en: "Sign-in did not finish" },
  state_hint: {
    "zh-CN": "这次登录不是从这个浏览器开始的，或者已经过期。",
    "zh-TW": "這次登入不是從這個瀏覽器開始的，或者已經過期。",
    en: "It was not started in this browser, or took too long.",
  },
  failed: { "zh-CN": "登录没有完成", "zh-TW": "登入沒有完成", en: "Sign-in did not finish" },
  failed_hint: {
    "zh-CN": "暂时联系不上微信。",
    "zh-TW": "暫時聯絡不上微信。",
    en: "WeChat cannot be reached right now.",
  },
  no_unionid: { "zh-CN": "无法确认身份", "zh-TW": "無法確認身分", en: "Identity not confirmed" },
  no_unionid_hint: {
    "zh-CN":
      "微信没有返回 UnionID。请管理员确认服务号已绑定到网站应用所在的开放平台账号，或改用电脑扫码登录。",
    "zh-TW":
      "微信沒有傳回 UnionID。請管理員確認服務號已綁定到網站應用所在的開放平台帳號，或改用電腦掃描登入。",
    en: "WeChat returned no UnionID. Ask an admin to bind the service account to the website application's Open Platform account, or scan on a computer.",
  },
  snapshot: { "zh-CN": "当前是快照页", "zh-TW": "目前是快照頁", en: "This is a snapshot page" },
  snapshot_hint: {
    "zh-CN": "请点右下角「使用完整服务」，再登录一次。",
    "zh-TW": "請點右下角「使用完整服务」，再登入一次。",
    en: "Press 使用完整服务 (use the full service) at the bottom right, then sign in again.",
  },
  too_many: { "zh-CN": "二维码换得太频繁", "zh-TW": "QR Code 換得太頻繁", en: "Too many codes" },
  too_many_hint: {
    "zh-CN": "这台设备或这个网络一分钟内要了太多二维码，请等一分钟。",
    "zh-TW": "這台裝置或這個網路一分鐘內要了太多 QR Code，請等一分鐘。",
    en: "This device or this network asked for too many within a minute. Wait a minute.",
  },
  unavailable: { "zh-CN": "现在无法登录", "zh-TW": "現在無法登入", en: "Nobody can sign in right now" },
  unavailable_hint: {
    "zh-CN": "服务器暂时处理不了登录，请稍后再试。",
    "zh-TW": "伺服器暫時處理不了登入，請稍後再試。",
    en: "The server cannot serve you at the moment. Try again shortly.",
  },
  use_other: { "zh-CN": "换一个微信扫码", "zh-TW": "換一個微信掃描", en: "Scan with another WeChat" },
  phone: {
    title: { "zh-CN": "登录工作台", "zh-TW": "登入工作台", en: "Sign in" },
    loading: { "zh-CN": "正在加载登录方式", "zh-TW": "正在載入登入方式", en: "Loading the ways to sign in" },
    failed: {
      "zh-CN": "登录方式加载失败，请检查网络后重试。",
      "zh-TW": "登入方式載入失敗，請檢查網路後重試。",
      en: "The ways to sign in could not be loaded. Check the network and try again.",
    },
    authorise: { "zh-CN": "微信登录", "zh-TW": "微信登入", en: "Sign in with WeChat" },
    authorise_hint: {
      "zh-CN": "用当前微信账号登录，微信会请你确认授权。",
      "zh-TW": "用目前的微信帳號登入，微信會請你確認授權。",
      en: "Sign in with the WeChat account in use. WeChat asks you to confirm.",
    },
    open_in_wechat: {
      "zh-CN": "请在微信中打开此链接，即可登录。",
      "zh-TW": "請在微信中開啟此連結，即可登入。",
      en: "Open this link in WeChat to sign in.",
    },
    or_computer: {
      "zh-CN": "也可以在电脑上打开，再用手机微信扫码登录。",
      "zh-TW": "也可以在電腦上開啟，再用手機微信掃描登入。",
      en: "Or open it on a computer and scan the code with WeChat on this phone.",
    },
    use_computer: {
      "zh-CN": "请在电脑上打开此链接，再用这部手机的微信扫码登录。",
      "zh-TW": "請在電腦上開啟此連結，再用這支手機的微信掃描登入。",
      en: "Open this link on a computer and scan the code with WeChat on this phone.",
    },
    copy: { "zh-CN": "复制链接", "zh-TW": "複製連結", en: "Copy link" },
    copied: { "zh-CN": "链接已复制", "zh-TW": "連結已複製", en: "Link copied" },
    show_code: { "zh-CN": "显示二维码", "zh-TW": "顯示 QR Code", en: "Show the code" },
    hide_code: { "zh-CN": "收起二维码", "zh-TW": "收起 QR Code", en: "Hide the code" },
    code_hint: {
      "zh-CN": "用另一部手机的微信扫码",
      "zh-TW": "用另一支手機的微信掃描",
      en: "To scan with another phone",
    },
    expired: { "zh-CN": "登录已超时", "zh-TW": "登入已逾時", en: "Sign-in has timed out" },
    too_many: { "zh-CN": "请求过于频繁", "zh-TW": "請求過於頻繁", en: "Too many requests" },
  },
  accounts: {
    title: { "zh-CN": "选择小程序账号", "zh-TW": "選擇小程式帳號", en: "Choose an account" },
    none: {
      "zh-CN": "你还没有绑定任何小程序账号",
      "zh-TW": "你還沒有綁定任何小程式帳號",
      en: "You are bound to no account",
    },
    none_hint: {
      "zh-CN": "请管理员发邀请。绑定后重新打开这一页。",
      "zh-TW": "請管理員發邀請。綁定後重新開啟這一頁。",
      en: "Ask an admin for an invitation, then open this page again.",
    },
    unread: {
      "zh-CN": "{{count}} 条未读",
      "zh-TW": "{{count}} 則未讀",
      en: { one: "{{count}} unread", other: "{{count}} unread" },
    },
    waiting: {
      "zh-CN": "{{count}} 人在等",
      "zh-TW": "{{count}} 人在等",
      en: { one: "{{count}} waiting", other: "{{count}} waiting" },
    },
  },
  set_up: {
    title: { "zh-CN": "连接第一个小程序", "zh-TW": "連接第一個小程式", en: "Connect the first mini program" },
    lede: {
      "zh-CN": "这里还没有连接任何小程序。用微信扫一扫并确认，接着按五步连接你的小程序，你就是它的管理员。",
      "zh-TW":
        "這裡還沒有連接任何小程式。用微信「掃一掃」掃描並確認，接著依五個步驟連接你的小程式，你就是它的管理員。",
      en: "No mini program is connected here yet. Scan with WeChat and confirm; five steps later yours is connected and you are its admin.",
    },
    lede_phone: {
      "zh-CN": "这里还没有连接任何小程序。登录后按五步连接你的小程序，你就是它的管理员。",
      "zh-TW": "這裡還沒有連接任何小程式。登入後依五個步驟連接你的小程式，你就是它的管理員。",
      en: "No mini program is connected here yet. Sign in; five steps later yours is connected and you are its admin.",
    },
    until: {
      "zh-CN": "这个链接 24 小时内有效，连接第一个小程序后失效。",
      "zh-TW": "這個連結 24 小時內有效，連接第一個小程式後失效。",
      en: "This link is good for 24 hours, and over once a mini program is connected.",
    },
  },
  invitation: {
    title: { "zh-CN": "接受邀请", "zh-TW": "接受邀請", en: "Accept the invitation" },
    looking: { "zh-CN": "正在查看邀请", "zh-TW": "正在查看邀請", en: "Looking at the invitation" },
    who: {
      "zh-CN": "{{name}} 邀请你成为「{{account}}」的{{role}}。",
      "zh-TW": "{{name}} 邀請你成為「{{account}}」的{{role}}。",
      en: "{{name}} invites you to “{{account}}” with the role: {{role}}.",
    },
    first: {
      "zh-CN": "你将成为「{{account}}」的第一位{{role}}。",
      "zh-TW": "你將成為「{{account}}」的第一位{{role}}。",
      en: "You become the first admin of “{{account}}”.",
    },
    means: {
      agent: {
        "zh-CN": "接待这个小程序的用户。",
        "zh-TW": "接待這個小程式的使用者。",
        en: "You serve the customers of this mini program.",
      },
      supervisor: {
        "zh-CN": "接待用户，并能看全部会话、分配和接管。",
        "zh-TW": "接待使用者，並能看全部會話、指派和接管。",
        en: "You serve customers, see all sessions, assign and take over.",
      },
      admin: {
        "zh-CN": "管理这个小程序的客服人员、角色和设置。",
        "zh-TW": "管理這個小程式的客服人員、角色和設定。",
        en: "You manage this mini program's agents, roles and settings.",
      },
    },
    until: {
      "zh-CN": "只能用一次，{{rest}}后失效。",
      "zh-TW": "只能用一次，{{rest}}後失效。",
      en: "It works once, for another {{rest}}.",
    },
    as: {
      "zh-CN": "你以 {{name}} 的身份登录。",
      "zh-TW": "你以 {{name}} 的身分登入。",
      en: "You are signed in as {{name}}.",
    },
    accept: { "zh-CN": "确认绑定", "zh-TW": "確認綁定", en: "Confirm" },
    sign_in: { "zh-CN": "先用微信登录", "zh-TW": "先用微信登入", en: "Sign in with WeChat first" },
    again: { "zh-CN": "再试一次", "zh-TW": "再試一次", en: "Try again" },
    full: {
      "zh-CN": "这个账号已满 {{limit}} 人。请管理员空出名额，这个邀请还能用。",
      "zh-TW": "這個帳號已滿 {{limit}} 人。請管理員空出名額，這個邀請還能用。",
      en: "All {{limit}} seats of this account are taken. Ask an admin to free one; the invitation still works.",
    },
    no_such: {
      "zh-CN": "邀请链接不完整，请重新扫码或请管理员再发一次。",
      "zh-TW": "邀請連結不完整，請重新掃描或請管理員再發一次。",
      en: "The link is not complete. Scan again, or ask the admin for another.",
    },
    done: { "zh-CN": "已绑定", "zh-TW": "已綁定", en: "You are bound" },
    done_as: {
      "zh-CN": "你现在是「{{account}}」的{{role}}。",
      "zh-TW": "你現在是「{{account}}」的{{role}}。",
      en: "You now belong to “{{account}}”: {{role}}.",
    },
    open: { "zh-CN": "打开工作台", "zh-TW": "開啟工作台", en: "Open the console" },
  },
  sign_out: { "zh-CN": "退出登录", "zh-TW": "登出", en: "Sign out" },
} as const satisfies Messages;
