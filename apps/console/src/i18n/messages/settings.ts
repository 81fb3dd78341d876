import type { Messages } from "../message.ts";

export default {
  title: { "zh-CN": "设置", "zh-TW": "設定", en: "Settings" },
  mine: { "zh-CN": "我的", "zh-TW": "我的", en: "Mine" },
  to_sessions: { "zh-CN": "回到会话", "zh-TW": "回到會話", en: "Back to the sessions" },
  to_list: { "zh-CN": "回到设置列表", "zh-TW": "回到設定清單", en: "Back to the settings" },
  closed: {
    "zh-CN": "这一页{{role}}才能看",
    "zh-TW": "這一頁{{role}}才能看",
    en: "This page needs the role {{role}}",
  },
  closed_hint: {
    "zh-CN": "需要时请管理员调整你的角色。",
    "zh-TW": "需要時請管理員調整你的角色。",
    en: "Ask an admin to change your role if you need it.",
  },
  admin_only: { "zh-CN": "只有管理员能改", "zh-TW": "只有管理員能改", en: "Only admins can change this" },
  read_only: {
    "zh-CN": "只读：只有管理员能改这里的内容。",
    "zh-TW": "唯讀：只有管理員能改這裡的內容。",
    en: "Read only: only admins can change what is on this page.",
  },
  order: {
    up: { "zh-CN": "上移「{{name}}」", "zh-TW": "上移「{{name}}」", en: "Move “{{name}}” up" },
    down: { "zh-CN": "下移「{{name}}」", "zh-TW": "下移「{{name}}」", en: "Move “{{name}}” down" },
    first: { "zh-CN": "已经在最前", "zh-TW": "已經在最前", en: "It is the first" },
    last: { "zh-CN": "已经在最后", "zh-TW": "已經在最後", en: "It is the last" },
    edit: { "zh-CN": "修改「{{name}}」", "zh-TW": "修改「{{name}}」", en: "Change “{{name}}”" },
  },
  section: {
    "quick-replies": { "zh-CN": "快捷回复", "zh-TW": "快速回覆", en: "Quick replies" },
    "keyword-replies": { "zh-CN": "关键词回复", "zh-TW": "關鍵字回覆", en: "Keyword replies" },
    conduct: { "zh-CN": "会话规范", "zh-TW": "會話規範", en: "Conduct rules" },
    bindings: { "zh-CN": "绑定与邀请", "zh-TW": "綁定與邀請", en: "Bindings and invitations" },
    dispatch: { "zh-CN": "接入与分配", "zh-TW": "接入與指派", en: "Pick-up and dispatch" },
    allowance: { "zh-CN": "可回复条数", "zh-TW": "可回覆則數", en: "Reply allowance" },
    hours: {
      "zh-CN": "自动消息与营业时间",
      "zh-TW": "自動訊息與營業時間",
      en: "Automatic messages and hours",
    },
    blocked: { "zh-CN": "黑名单", "zh-TW": "黑名單", en: "Blacklist" },
    tags: { "zh-CN": "标签", "zh-TW": "標籤", en: "Tags" },
    keeping: { "zh-CN": "数据保留", "zh-TW": "資料保留", en: "What is kept" },
    topics: { "zh-CN": "咨询类型", "zh-TW": "諮詢類型", en: "Topics" },
    attributes: { "zh-CN": "用户资料接口", "zh-TW": "使用者資料 API", en: "Customer data" },
    webhooks: { "zh-CN": "事件推送（Webhook）", "zh-TW": "事件推送（Webhook）", en: "Webhooks" },
    connection: { "zh-CN": "连接", "zh-TW": "連接", en: "Connection" },
    audit: { "zh-CN": "操作记录", "zh-TW": "操作記錄", en: "Audit log" },
    notifications: { "zh-CN": "通知", "zh-TW": "通知", en: "Notifications" },
    browsers: { "zh-CN": "登录的浏览器", "zh-TW": "登入的瀏覽器", en: "Signed-in browsers" },
    keys: { "zh-CN": "快捷键", "zh-TW": "快速鍵", en: "Keys" },
    appearance: { "zh-CN": "外观", "zh-TW": "外觀", en: "Appearance" },
    check: { "zh-CN": "自检", "zh-TW": "自我檢查", en: "Self-check" },
  },
  invite: { "zh-CN": "邀请客服", "zh-TW": "邀請客服", en: "Invite an agent" },
  send_delay: {
    title: {
      "zh-CN": "回复延迟 5 秒发送",
      "zh-TW": "回覆延遲 5 秒傳送",
      en: "Delay replies by five seconds",
    },
    effect: {
      "zh-CN":
        "回复在 5 秒后发送，期间可以在气泡旁撤销，或在空的回复框中按 {{keys}}。离开页面、结束或转接会话、退出登录时立即发送。只在当前浏览器生效。",
      "zh-TW":
        "回覆在 5 秒後傳送，期間可以在氣泡旁復原，或在空的回覆框中按 {{keys}}。離開頁面、結束或轉接會話、登出時立即傳送。只在目前的瀏覽器生效。",
      en: "A reply waits for five seconds before it is sent; until then you can undo it in its bubble, or with {{keys}} in an empty reply box. It is sent at once when you leave the page, end or transfer the session, or sign out. Applies in this browser.",
    },
  },
  single_keys: {
    title: { "zh-CN": "单键快捷键", "zh-TW": "單鍵快速鍵", en: "Single keys" },
    effect: {
      "zh-CN":
        "开着时，焦点在会话列表或监督页上，按一个字母或数字就会执行。用语音输入、或常误触的人可以关掉；Ctrl、⌘、Alt 的组合键不受影响。",
      "zh-TW":
        "開著時，焦點在會話清單或監督頁上，按一個字母或數字就會執行。用語音輸入、或常誤觸的人可以關掉；Ctrl、⌘、Alt 的組合鍵不受影響。",
      en: "While on, one letter or digit runs a command when the focus is in the session list or on the board. Switch it off if you dictate, or press keys by accident; combinations with Ctrl, ⌘ and Alt stay.",
    },
    table: { "zh-CN": "所有快捷键", "zh-TW": "所有快速鍵", en: "All keys" },
    table_effect: {
      "zh-CN": "在会话列表或监督页按 ? 也能打开这张表。",
      "zh-TW": "在會話清單或監督頁按 ? 也能開啟這張表。",
      en: "The ? key in the session list or on the board opens this table too.",
    },
    open: { "zh-CN": "打开", "zh-TW": "開啟", en: "Open" },
  },
  appearance: {
    means: {
      "zh-CN": "只影响这个浏览器，改了马上生效。",
      "zh-TW": "只影響這個瀏覽器，改了馬上生效。",
      en: "In this browser only; a change counts at once.",
    },
    density: {
      title: { "zh-CN": "列表密度", "zh-TW": "清單密度", en: "Density of the list" },
      effect: {
        "zh-CN": "会话列表每一行占多高。手机上总是宽松的，手指才点得准。",
        "zh-TW": "會話清單每一行佔多高。手機上總是寬鬆的，手指才點得準。",
        en: "How tall a row of the session list is. On a phone rows stay comfortable, so that fingers hit them.",
      },
      comfortable: {
        label: { "zh-CN": "宽松", "zh-TW": "寬鬆", en: "Comfortable" },
        effect: {
          "zh-CN": "三行：姓名、最后一句、来源与提醒。",
          "zh-TW": "三行：姓名、最後一句、來源與提醒。",
          en: "Three lines: name, last message, source and reminder.",
        },
      },
      compact: {
        label: { "zh-CN": "紧凑", "zh-TW": "緊湊", en: "Compact" },
        effect: {
          "zh-CN": "两行，一屏多看四成。提醒显示在时间旁边，来源在资料栏里看。",
          "zh-TW": "兩行，一個畫面多看四成。提醒顯示在時間旁邊，來源在資料欄裡看。",
          en: "Two lines, 40 % more rows on a screen. Reminders appear beside the time, and the source in the customer panel.",
        },
      },
    },
    theme: {
      title: { "zh-CN": "明暗", "zh-TW": "明暗", en: "Light and dark" },
      effect: {
        "zh-CN": "界面的底色。用户发来的图片不受影响。",
        "zh-TW": "介面的底色。使用者傳來的圖片不受影響。",
        en: "The ground of the interface. Customers' pictures stay as they are.",
      },
      light: { "zh-CN": "总是浅底深字。", "zh-TW": "總是淺底深字。", en: "Always dark words on light." },
      dark: {
        "zh-CN": "总是深底浅字，暗的房间里不刺眼。",
        "zh-TW": "總是深底淺字，暗的房間裡不刺眼。",
        en: "Always light words on dark, easy on the eye in a dark room.",
      },
      system: {
        "zh-CN": "跟着这台设备白天和夜里的设置变。",
        "zh-TW": "跟著這台裝置白天和夜裡的設定變。",
        en: "As this device is set, by day and by night.",
      },
    },
    language: {
      "zh-CN": "界面用的语言。用户说的话不会被翻译。",
      "zh-TW": "介面用的語言。使用者說的話不會被翻譯。",
      en: "The language of the interface. What customers say is not translated.",
    },
  },
} as const satisfies Messages;
