import type { Messages } from "../message.ts";

export default {
  title: { "zh-CN": "设置", "zh-TW": "設定", en: "Settings" },
  mine: { "zh-CN": "我的", "zh-TW": "我的", en: "Personal" },
  to_sessions: { "zh-CN": "返回会话", "zh-TW": "返回會話", en: "Back to sessions" },
  to_list: { "zh-CN": "返回设置列表", "zh-TW": "返回設定清單", en: "Back to settings" },
  closed: {
    "zh-CN": "仅{{role}}可查看此页",
    "zh-TW": "僅{{role}}可檢視此頁",
    en: "This page requires the {{role}} role",
  },
  closed_hint: {
    "zh-CN": "如需查看，请联系管理员调整角色。",
    "zh-TW": "如需檢視，請聯絡管理員調整角色。",
    en: "To get access, ask an admin to change your role.",
  },
  admin_only: { "zh-CN": "仅管理员可修改", "zh-TW": "僅管理員可修改", en: "Only admins can change this" },
  read_only: {
    "zh-CN": "只读：仅管理员可修改此页内容。",
    "zh-TW": "唯讀：僅管理員可修改此頁內容。",
    en: "Read-only: only admins can change this page.",
  },
  order: {
    up: { "zh-CN": "上移「{{name}}」", "zh-TW": "上移「{{name}}」", en: "Move “{{name}}” up" },
    down: { "zh-CN": "下移「{{name}}」", "zh-TW": "下移「{{name}}」", en: "Move “{{name}}” down" },
    first: { "zh-CN": "已在最前", "zh-TW": "已在最前", en: "Already first" },
    last: { "zh-CN": "已在最后", "zh-TW": "已在最後", en: "Already last" },
    edit: { "zh-CN": "修改「{{name}}」", "zh-TW": "修改「{{name}}」", en: "Edit “{{name}}”" },
  },
  section: {
    "quick-replies": { "zh-CN": "快捷回复", "zh-TW": "快速回覆", en: "Quick replies" },
    "keyword-replies": { "zh-CN": "关键词回复", "zh-TW": "關鍵字回覆", en: "Keyword replies" },
    conduct: { "zh-CN": "会话规范", "zh-TW": "會話規範", en: "Conduct rules" },
    bindings: { "zh-CN": "绑定与邀请", "zh-TW": "綁定與邀請", en: "Agents and invitations" },
    dispatch: { "zh-CN": "接入与分配", "zh-TW": "接入與分配", en: "Pick-up and assignment" },
    allowance: { "zh-CN": "回复额度", "zh-TW": "回覆額度", en: "Reply quota" },
    hours: {
      "zh-CN": "自动消息与服务时间",
      "zh-TW": "自動訊息與服務時間",
      en: "Automatic messages and hours",
    },
    blocked: { "zh-CN": "黑名单", "zh-TW": "黑名單", en: "Blacklist" },
    tags: { "zh-CN": "标签", "zh-TW": "標籤", en: "Tags" },
    keeping: { "zh-CN": "数据保留", "zh-TW": "資料保留", en: "Data retention" },
    topics: { "zh-CN": "会话主题", "zh-TW": "會話主題", en: "Topics" },
    attributes: { "zh-CN": "用户资料接口", "zh-TW": "使用者資料 API", en: "Customer data" },
    webhooks: { "zh-CN": "事件推送（Webhook）", "zh-TW": "事件推送（Webhook）", en: "Webhooks" },
    connection: { "zh-CN": "连接", "zh-TW": "連線", en: "Connection" },
    audit: { "zh-CN": "操作记录", "zh-TW": "操作記錄", en: "Audit log" },
    notifications: { "zh-CN": "通知", "zh-TW": "通知", en: "Notifications" },
    browsers: { "zh-CN": "已登录的浏览器", "zh-TW": "已登入的瀏覽器", en: "Signed-in browsers" },
    keys: { "zh-CN": "快捷键", "zh-TW": "快速鍵", en: "Shortcuts" },
    appearance: { "zh-CN": "外观", "zh-TW": "外觀", en: "Appearance" },
    check: { "zh-CN": "自检", "zh-TW": "自我檢查", en: "Self-check" },
  },
  invite: { "zh-CN": "邀请客服", "zh-TW": "邀請客服", en: "Invite an agent" },
  send_delay: {
    title: {
      "zh-CN": "回复延迟 5 秒发送",
      "zh-TW": "回覆延遲 5 秒傳送",
      en: "Delay replies by 5 seconds",
    },
    effect: {
      "zh-CN":
        "回复在 5 秒后发送，期间可在气泡旁撤销，或在空的回复框中按 {{keys}}。离开页面、结束或转接会话、退出登录时立即发送。仅在此浏览器生效。",
      "zh-TW":
        "回覆在 5 秒後傳送，期間可在氣泡旁復原，或在空的回覆框中按 {{keys}}。離開頁面、結束或轉接會話、登出時立即傳送。僅在此瀏覽器生效。",
      en: "Replies are sent after 5 seconds. Until then, you can undo in the bubble or press {{keys}} in an empty reply box. Replies are sent immediately when you leave the page, end or transfer the session, or sign out. Applies to this browser only.",
    },
  },
  single_keys: {
    title: { "zh-CN": "单键快捷键", "zh-TW": "單鍵快速鍵", en: "Single-key shortcuts" },
    effect: {
      "zh-CN":
        "开启后，焦点在会话列表或实时监控时，按单个字母或数字键即可执行操作。使用语音输入或容易误触时可关闭；Ctrl、⌘、Alt 组合键不受影响。",
      "zh-TW":
        "開啟後，焦點在會話清單或即時監控時，按單個字母或數字鍵即可執行操作。使用語音輸入或容易誤觸時可關閉；Ctrl、⌘、Alt 組合鍵不受影響。",
      en: "When on, a single letter or digit runs a command while the focus is in the session list or on the board. Turn this off if you dictate or often press keys by accident. Shortcuts with Ctrl, ⌘ or Alt still work.",
    },
    table: { "zh-CN": "所有快捷键", "zh-TW": "所有快速鍵", en: "All shortcuts" },
    table_effect: {
      "zh-CN": "在会话列表或实时监控中按 ? 也可打开此表。",
      "zh-TW": "在會話清單或即時監控中按 ? 也可開啟此表。",
      en: "You can also press ? in the session list or on the board.",
    },
    open: { "zh-CN": "打开", "zh-TW": "開啟", en: "Open" },
  },
  appearance: {
    means: {
      "zh-CN": "仅影响此浏览器，修改后立即生效。",
      "zh-TW": "僅影響此瀏覽器，修改後立即生效。",
      en: "Applies to this browser only. Changes take effect immediately.",
    },
    density: {
      title: { "zh-CN": "列表密度", "zh-TW": "清單密度", en: "List density" },
      effect: {
        "zh-CN": "会话列表的行高。手机上始终为宽松，便于点按。",
        "zh-TW": "會話清單的列高。手機上一律為寬鬆，便於點按。",
        en: "Row height in the session list. Phones always use Comfortable, so that rows are easy to tap.",
      },
      comfortable: {
        label: { "zh-CN": "宽松", "zh-TW": "寬鬆", en: "Comfortable" },
        effect: {
          "zh-CN": "三行：姓名、最后一条消息、来源和提醒。",
          "zh-TW": "三行：姓名、最後一則訊息、來源和提醒。",
          en: "Three lines: name, last message, source and reminder.",
        },
      },
      compact: {
        label: { "zh-CN": "紧凑", "zh-TW": "緊湊", en: "Compact" },
        effect: {
          "zh-CN": "两行，每屏可多显示四成。提醒显示在时间旁，来源在资料栏中查看。",
          "zh-TW": "兩行，每個畫面可多顯示四成。提醒顯示在時間旁，來源在資料欄中檢視。",
          en: "Two lines, 40% more rows per screen. Reminders appear beside the time; the source is in the customer panel.",
        },
      },
    },
    theme: {
      title: { "zh-CN": "颜色模式", "zh-TW": "色彩模式", en: "Theme" },
      effect: {
        "zh-CN": "界面的颜色。用户发来的图片不受影响。",
        "zh-TW": "介面的顏色。使用者傳來的圖片不受影響。",
        en: "Colors of the interface. Customers' images are not affected.",
      },
      light: { "zh-CN": "始终使用浅色。", "zh-TW": "一律使用淺色。", en: "Always light." },
      dark: {
        "zh-CN": "始终使用深色，适合光线较暗的环境。",
        "zh-TW": "一律使用深色，適合光線較暗的環境。",
        en: "Always dark. Easier on the eyes in a dark room.",
      },
      system: {
        "zh-CN": "跟随此设备的浅色或深色设置。",
        "zh-TW": "跟隨此裝置的淺色或深色設定。",
        en: "Follows this device's light or dark setting.",
      },
    },
    language: {
      "zh-CN": "界面语言。用户的消息不会被翻译。",
      "zh-TW": "介面語言。使用者的訊息不會被翻譯。",
      en: "Language of the interface. Customers' messages are not translated.",
    },
  },
} as const satisfies Messages;
