import type { Messages } from "../message.ts";

export default {
  means: {
    "zh-CN": "你和用户之间的每一环，现在各是什么情况。看一看不会改动任何东西。",
    "zh-TW": "你和使用者之間的每一環，現在各是什麼情況。看一看不會更動任何東西。",
    en: "Every part between you and your customers, and how it is now. Checking changes nothing.",
  },
  again: { "zh-CN": "重新检查", "zh-TW": "重新檢查", en: "Check again" },
  checking: { "zh-CN": "检查中…", "zh-TW": "檢查中…", en: "Checking…" },
  copy: { "zh-CN": "复制为文字", "zh-TW": "複製為文字", en: "Copy as text" },
  copied: {
    "zh-CN": "已复制，可以发给管理服务器的人。里面没有用户的信息",
    "zh-TW": "已複製，可以傳給管理伺服器的人。裡面沒有使用者的資訊",
    en: "Copied, to send to whoever runs the server. It says nothing of customers.",
  },
  all_well: { "zh-CN": "一切正常", "zh-TW": "一切正常", en: "Everything works as it should" },
  unwell: {
    "zh-CN": "有 {{count}} 项要看一看",
    "zh-TW": "有 {{count}} 項要看一看",
    en: { one: "{{count}} part to look at", other: "{{count}} parts to look at" },
  },
  standing: {
    well: { "zh-CN": "正常", "zh-TW": "正常", en: "OK" },
    note: { "zh-CN": "注意", "zh-TW": "注意", en: "Note" },
    wrong: { "zh-CN": "不正常", "zh-TW": "不正常", en: "Problem" },
    unknown: { "zh-CN": "不知道", "zh-TW": "不知道", en: "Not known" },
  },
  part: {
    server: { "zh-CN": "服务器", "zh-TW": "伺服器", en: "Server" },
    way: { "zh-CN": "实时消息", "zh-TW": "即時訊息", en: "Live updates" },
    log: { "zh-CN": "这个页面", "zh-TW": "這個頁面", en: "This page" },
    clock: { "zh-CN": "这台设备的时钟", "zh-TW": "這台裝置的時鐘", en: "This device's clock" },
    database: { "zh-CN": "数据库", "zh-TW": "資料庫", en: "Database" },
    wechat: { "zh-CN": "微信", "zh-TW": "微信", en: "WeChat" },
    media: { "zh-CN": "图片", "zh-TW": "圖片", en: "Images" },
    replies: { "zh-CN": "发送中的回复", "zh-TW": "傳送中的回覆", en: "Replies on their way" },
    sound: { "zh-CN": "声音", "zh-TW": "聲音", en: "Sound" },
    desktop: { "zh-CN": "桌面通知", "zh-TW": "桌面通知", en: "Desktop notifications" },
  },
  says: {
    server: {
      well: { "zh-CN": "有应答。", "zh-TW": "有回應。", en: "It answers." },
      slow: {
        "zh-CN": "过了 {{seconds}} 秒才应答：网络慢，或者服务器太忙。",
        "zh-TW": "過了 {{seconds}} 秒才回應：網路慢，或者伺服器太忙。",
        en: "It took {{seconds}} s to answer. This network is slow, or the server has too much to do.",
      },
      silent: {
        "zh-CN": "没有应答。如果这台设备打得开别的网页，请告诉管理服务器的人。",
        "zh-TW": "沒有回應。如果這台裝置打得開別的網頁，請告訴管理伺服器的人。",
        en: "It does not answer. Where other pages open on this device, tell whoever runs the server.",
      },
    },
    way: {
      well: {
        "zh-CN": "有什么新情况，马上就到。",
        "zh-TW": "有什麼新情況，馬上就到。",
        en: "They arrive at once, by WebSocket.",
      },
      polled: {
        "zh-CN":
          "WebSocket 连不通，改用轮询，新情况会晚一点到。请管网络或服务器前面代理的人，放行 Upgrade 和 Connection 请求头。",
        "zh-TW":
          "WebSocket 連不通，改用輪詢，新情況會晚一點到。請管網路或伺服器前面代理的人，放行 Upgrade 和 Connection 標頭。",
        en: "No WebSocket gets through, so the page polls for them, and they arrive a little later. Whoever runs this network, or the proxy before the server, has to let the headers Upgrade and Connection pass.",
      },
      opens_again: {
        "zh-CN": "现在用的是轮询，但 WebSocket 已经连得通了。请刷新这个页面。",
        "zh-TW": "現在用的是輪詢，但 WebSocket 已經連得通了。請重新整理這個頁面。",
        en: "The page polls for them, but a WebSocket gets through now. Reload this page.",
      },
      joining: {
        "zh-CN": "正在连接，马上就知道。",
        "zh-TW": "正在連線，馬上就知道。",
        en: "Connecting. It is known in a moment.",
      },
      blocked: {
        "zh-CN": "服务器有应答，但实时连接连不通：这里不会出现新情况。请管网络或服务器前面代理的人放行。",
        "zh-TW": "伺服器有回應，但即時連線連不通：這裡不會出現新情況。請管網路或伺服器前面代理的人放行。",
        en: "The server answers, but no live connection gets through: nothing new appears here. Whoever runs this network, or the proxy before the server, has to let it pass.",
      },
      lost: {
        "zh-CN": "没有连上：连上之前，这里不会出现新情况。页面会一直重试。",
        "zh-TW": "沒有連上：連上之前，這裡不會出現新情況。頁面會一直重試。",
        en: "Not connected: nothing new appears here until it is. The page goes on trying.",
      },
      signed_out: {
        "zh-CN": "已退出登录：这里不会出现新情况。",
        "zh-TW": "已登出：這裡不會出現新情況。",
        en: "Signed out: nothing new appears here.",
      },
    },
    log: {
      well: {
        "zh-CN": "服务器存下的，这里都有。",
        "zh-TW": "伺服器存下的，這裡都有。",
        en: "It shows everything the server has kept.",
      },
      behind: {
        "zh-CN": "服务器存下的比这里显示的多。请刷新这个页面。",
        "zh-TW": "伺服器存下的比這裡顯示的多。請重新整理這個頁面。",
        en: "The server has kept more than it shows. Reload it.",
      },
      unknown: {
        "zh-CN": "有没有缺，要服务器才知道。",
        "zh-TW": "有沒有缺，要伺服器才知道。",
        en: "Whether anything is missing, only the server can tell.",
      },
    },
    clock: {
      well: { "zh-CN": "和服务器一致。", "zh-TW": "和伺服器一致。", en: "It agrees with the server." },
      ahead: {
        "zh-CN": "比服务器快 {{by}}。这里的倒计时按服务器的时间走，不过还是请校准。",
        "zh-TW": "比伺服器快 {{by}}。這裡的倒數依伺服器的時間計算，不過還是請校準。",
        en: "It is {{by}} ahead of the server's. Countdowns here go by the server's; set it all the same.",
      },
      behind: {
        "zh-CN": "比服务器慢 {{by}}。这里的倒计时按服务器的时间走，不过还是请校准。",
        "zh-TW": "比伺服器慢 {{by}}。這裡的倒數依伺服器的時間計算，不過還是請校準。",
        en: "It is {{by}} behind the server's. Countdowns here go by the server's; set it all the same.",
      },
      unknown: {
        "zh-CN": "准不准，要服务器才知道。",
        "zh-TW": "準不準，要伺服器才知道。",
        en: "Whether it is right, only the server can tell.",
      },
    },
    database: {
      well: { "zh-CN": "写下的都能存住。", "zh-TW": "寫下的都能存住。", en: "It keeps what is written." },
      slow: {
        "zh-CN": "应答慢，但什么都不会丢。",
        "zh-TW": "回應慢，但什麼都不會丟。",
        en: "It answers slowly. Nothing is lost.",
      },
      read_only: {
        "zh-CN": "只能读：不能发送，也不能修改。请告诉管理服务器的人。",
        "zh-TW": "只能讀：不能傳送，也不能修改。請告訴管理伺服器的人。",
        en: "It only reads: nothing can be sent or changed. Tell whoever runs the server.",
      },
      full: {
        "zh-CN": "满了：不能发送，也不能修改。请告诉管理服务器的人。",
        "zh-TW": "滿了：不能傳送，也不能修改。請告訴管理伺服器的人。",
        en: "It is full: nothing can be sent or changed. Tell whoever runs the server.",
      },
      away: {
        "zh-CN": "连不上：不能发送，也不能修改。请告诉管理服务器的人。",
        "zh-TW": "連不上：不能傳送，也不能修改。請告訴管理伺服器的人。",
        en: "It is away: nothing can be sent or changed. Tell whoever runs the server.",
      },
      unknown: { "zh-CN": "要服务器才知道。", "zh-TW": "要伺服器才知道。", en: "Only the server can tell." },
    },
    wechat: {
      well: { "zh-CN": "对服务器有应答。", "zh-TW": "對伺服器有回應。", en: "It answers the server." },
      away: {
        "zh-CN": "对服务器没有应答。回复会排队，微信恢复后自动发出。",
        "zh-TW": "對伺服器沒有回應。回覆會排隊，微信恢復後自動送出。",
        en: "It does not answer the server. Replies wait, and go by themselves once it does.",
      },
      unknown: { "zh-CN": "要服务器才知道。", "zh-TW": "要伺服器才知道。", en: "Only the server can tell." },
    },
    media: {
      well: { "zh-CN": "还有地方存。", "zh-TW": "還有地方存。", en: "There is room for more." },
      away: {
        "zh-CN": "没有地方存了；文字照常收发。请告诉管理服务器的人。",
        "zh-TW": "沒有地方存了；文字照常收發。請告訴管理伺服器的人。",
        en: "There is no room for more; text still goes through. Tell whoever runs the server.",
      },
      unfetched: {
        "zh-CN": "用户发来的图片暂时取不到，好了会自动补上；文字照常收发。请告诉管理服务器的人。",
        "zh-TW": "使用者傳來的圖片暫時取不到，好了會自動補上；文字照常收發。請告訴管理伺服器的人。",
        en: "Customers’ images cannot be fetched now, and come by themselves later; text goes through. Tell whoever runs the server.",
      },
      unknown: { "zh-CN": "要服务器才知道。", "zh-TW": "要伺服器才知道。", en: "Only the server can tell." },
    },
    replies: {
      none: { "zh-CN": "没有在等的。", "zh-TW": "沒有在等的。", en: "None waits." },
      going: {
        "zh-CN": "{{count}} 条正在发送。",
        "zh-TW": "{{count}} 則正在傳送。",
        en: { one: "{{count}} is on its way.", other: "{{count}} are on their way." },
      },
      stuck: {
        "zh-CN": "{{count}} 条在等，最早的已经等了 {{waited}}。如果微信那一项正常，请告诉管理服务器的人。",
        "zh-TW": "{{count}} 則在等，最早的已經等了 {{waited}}。如果微信那一項正常，請告訴管理伺服器的人。",
        en: {
          one: "{{count}} has waited for {{waited}}. Where WeChat is OK, tell whoever runs the server.",
          other:
            "{{count}} wait, the first for {{waited}}. Where WeChat is OK, tell whoever runs the server.",
        },
      },
      unknown: { "zh-CN": "要服务器才知道。", "zh-TW": "要伺服器才知道。", en: "Only the server can tell." },
    },
  },
} as const satisfies Messages;
