import type { Messages } from "../message.ts";

export default {
  means: {
    "zh-CN": "显示你与用户之间各环节的当前状态。检查不会更改任何数据。",
    "zh-TW": "顯示你與使用者之間各環節的目前狀態。檢查不會變更任何資料。",
    en: "The current state of every part between you and your customers. Checking changes nothing.",
  },
  again: { "zh-CN": "重新检查", "zh-TW": "重新檢查", en: "Check again" },
  checking: { "zh-CN": "正在检查…", "zh-TW": "正在檢查…", en: "Checking…" },
  copy: { "zh-CN": "复制为文字", "zh-TW": "複製為文字", en: "Copy as text" },
  copied: {
    "zh-CN": "已复制，可发给服务器管理员。其中不含用户信息",
    "zh-TW": "已複製，可傳給伺服器管理員。其中不含使用者資訊",
    en: "Copied. Send it to your server administrator. It contains no customer data",
  },
  all_well: { "zh-CN": "一切正常", "zh-TW": "一切正常", en: "Everything works" },
  unwell: {
    "zh-CN": "{{count}} 项需要关注",
    "zh-TW": "{{count}} 項需要注意",
    en: { one: "{{count}} part needs attention", other: "{{count}} parts need attention" },
  },
  standing: {
    well: { "zh-CN": "正常", "zh-TW": "正常", en: "OK" },
    note: { "zh-CN": "注意", "zh-TW": "注意", en: "Note" },
    wrong: { "zh-CN": "异常", "zh-TW": "異常", en: "Problem" },
    unknown: { "zh-CN": "未知", "zh-TW": "未知", en: "Unknown" },
  },
  part: {
    server: { "zh-CN": "服务器", "zh-TW": "伺服器", en: "Server" },
    way: { "zh-CN": "实时消息", "zh-TW": "即時訊息", en: "Live updates" },
    log: { "zh-CN": "此页面", "zh-TW": "此頁面", en: "This page" },
    clock: { "zh-CN": "此设备的时钟", "zh-TW": "此裝置的時鐘", en: "This device's clock" },
    database: { "zh-CN": "数据库", "zh-TW": "資料庫", en: "Database" },
    wechat: { "zh-CN": "微信", "zh-TW": "微信", en: "WeChat" },
    media: { "zh-CN": "图片", "zh-TW": "圖片", en: "Images" },
    replies: { "zh-CN": "发送中的回复", "zh-TW": "傳送中的回覆", en: "Outgoing replies" },
    sound: { "zh-CN": "声音", "zh-TW": "聲音", en: "Sound" },
    desktop: { "zh-CN": "桌面通知", "zh-TW": "桌面通知", en: "Desktop notifications" },
  },
  says: {
    server: {
      well: { "zh-CN": "响应正常。", "zh-TW": "回應正常。", en: "It responds." },
      slow: {
        "zh-CN": "{{seconds}} 秒后才响应：网络较慢，或服务器繁忙。",
        "zh-TW": "{{seconds}} 秒後才回應：網路較慢，或伺服器忙碌。",
        en: "It took {{seconds}} s to respond. Your network is slow, or the server is overloaded.",
      },
      silent: {
        "zh-CN": "没有响应。如果此设备能打开其他网页，请联系服务器管理员。",
        "zh-TW": "沒有回應。如果此裝置能開啟其他網頁，請聯絡伺服器管理員。",
        en: "It doesn't respond. If other pages open on this device, contact your server administrator.",
      },
    },
    way: {
      well: {
        "zh-CN": "新消息会立即显示。",
        "zh-TW": "新訊息會立即顯示。",
        en: "They arrive immediately, by WebSocket.",
      },
      polled: {
        "zh-CN":
          "WebSocket 无法连接，已改用轮询，更新会稍有延迟。请网络管理员或服务器代理的管理员放行 Upgrade 和 Connection 请求头。",
        "zh-TW":
          "WebSocket 無法連線，已改用輪詢，更新會稍有延遲。請網路管理員或伺服器代理的管理員放行 Upgrade 和 Connection 標頭。",
        en: "WebSocket is not available, so the page polls and updates arrive a little later. Ask the administrator of this network, or of the proxy in front of the server, to let the headers Upgrade and Connection pass.",
      },
      opens_again: {
        "zh-CN": "目前使用轮询，但 WebSocket 已可连接。请刷新此页面。",
        "zh-TW": "目前使用輪詢，但 WebSocket 已可連線。請重新整理此頁面。",
        en: "The page polls, but WebSocket is available again. Reload this page.",
      },
      joining: {
        "zh-CN": "正在连接，请稍候。",
        "zh-TW": "正在連線，請稍候。",
        en: "Connecting. The result follows in a moment.",
      },
      blocked: {
        "zh-CN": "服务器有响应，但实时连接无法建立：此处不会显示更新。请网络管理员或服务器代理的管理员放行。",
        "zh-TW": "伺服器有回應，但即時連線無法建立：此處不會顯示更新。請網路管理員或伺服器代理的管理員放行。",
        en: "The server responds, but no live connection is possible: nothing new appears here. Ask the administrator of this network, or of the proxy in front of the server, to let it pass.",
      },
      lost: {
        "zh-CN": "未连接：恢复连接前，此处不会显示更新。页面会持续重试。",
        "zh-TW": "未連線：恢復連線前，此處不會顯示更新。頁面會持續重試。",
        en: "Disconnected: nothing new appears here until the connection is back. The page keeps trying.",
      },
      signed_out: {
        "zh-CN": "已退出登录：此处不会显示更新。",
        "zh-TW": "已登出：此處不會顯示更新。",
        en: "Signed out: nothing new appears here.",
      },
    },
    log: {
      well: {
        "zh-CN": "已显示服务器保存的全部内容。",
        "zh-TW": "已顯示伺服器儲存的全部內容。",
        en: "It shows everything the server has stored.",
      },
      behind: {
        "zh-CN": "服务器保存的内容多于此处显示的。请刷新此页面。",
        "zh-TW": "伺服器儲存的內容多於此處顯示的。請重新整理此頁面。",
        en: "The server has stored more than this page shows. Reload it.",
      },
      unknown: {
        "zh-CN": "是否有遗漏，暂时无法确认。",
        "zh-TW": "是否有遺漏，暫時無法確認。",
        en: "Whether anything is missing can't be confirmed right now.",
      },
    },
    clock: {
      well: { "zh-CN": "与服务器一致。", "zh-TW": "與伺服器一致。", en: "It matches the server's clock." },
      ahead: {
        "zh-CN": "比服务器快 {{by}}。此处的倒计时以服务器时间为准，但仍请校准。",
        "zh-TW": "比伺服器快 {{by}}。此處的倒數以伺服器時間為準，但仍請校準。",
        en: "It is {{by}} ahead of the server's. Countdowns here use the server's time, but set the clock anyway.",
      },
      behind: {
        "zh-CN": "比服务器慢 {{by}}。此处的倒计时以服务器时间为准，但仍请校准。",
        "zh-TW": "比伺服器慢 {{by}}。此處的倒數以伺服器時間為準，但仍請校準。",
        en: "It is {{by}} behind the server's. Countdowns here use the server's time, but set the clock anyway.",
      },
      unknown: {
        "zh-CN": "是否准确，暂时无法确认。",
        "zh-TW": "是否準確，暫時無法確認。",
        en: "Whether it is right can't be confirmed right now.",
      },
    },
    database: {
      well: { "zh-CN": "写入正常。", "zh-TW": "寫入正常。", en: "Changes are stored." },
      slow: {
        "zh-CN": "响应较慢，但不会丢失数据。",
        "zh-TW": "回應較慢，但不會遺失資料。",
        en: "It responds slowly. No data is lost.",
      },
      read_only: {
        "zh-CN": "只读：无法发送或修改。请联系服务器管理员。",
        "zh-TW": "唯讀：無法傳送或修改。請聯絡伺服器管理員。",
        en: "It is read-only: nothing can be sent or changed. Contact your server administrator.",
      },
      full: {
        "zh-CN": "空间已满：无法发送或修改。请联系服务器管理员。",
        "zh-TW": "空間已滿：無法傳送或修改。請聯絡伺服器管理員。",
        en: "It is full: nothing can be sent or changed. Contact your server administrator.",
      },
      away: {
        "zh-CN": "数据库不可用：无法发送或修改。请联系服务器管理员。",
        "zh-TW": "資料庫無法使用：無法傳送或修改。請聯絡伺服器管理員。",
        en: "Database unavailable: nothing can be sent or changed. Contact your server administrator.",
      },
      unknown: { "zh-CN": "暂时无法确认。", "zh-TW": "暫時無法確認。", en: "Can't be confirmed right now." },
    },
    wechat: {
      well: {
        "zh-CN": "对服务器响应正常。",
        "zh-TW": "對伺服器回應正常。",
        en: "It responds to the server.",
      },
      away: {
        "zh-CN": "对服务器没有响应。回复会排队，微信恢复后自动发送。",
        "zh-TW": "對伺服器沒有回應。回覆會排隊，微信恢復後自動傳送。",
        en: "It doesn't respond to the server. Replies are queued and sent automatically once it does.",
      },
      unknown: { "zh-CN": "暂时无法确认。", "zh-TW": "暫時無法確認。", en: "Can't be confirmed right now." },
    },
    media: {
      well: { "zh-CN": "存储空间充足。", "zh-TW": "儲存空間充足。", en: "There is enough storage." },
      away: {
        "zh-CN": "存储空间已满；文字照常收发。请联系服务器管理员。",
        "zh-TW": "儲存空間已滿；文字照常收發。請聯絡伺服器管理員。",
        en: "There is no storage left; text still goes through. Contact your server administrator.",
      },
      unfetched: {
        "zh-CN": "用户发来的图片暂时无法获取，恢复后会自动补上；文字照常收发。请联系服务器管理员。",
        "zh-TW": "使用者傳來的圖片暫時無法取得，恢復後會自動補上；文字照常收發。請聯絡伺服器管理員。",
        en: "Customers' images can't be fetched right now and are added automatically later; text still goes through. Contact your server administrator.",
      },
      unknown: { "zh-CN": "暂时无法确认。", "zh-TW": "暫時無法確認。", en: "Can't be confirmed right now." },
    },
    replies: {
      none: {
        "zh-CN": "没有待发送的回复。",
        "zh-TW": "沒有待傳送的回覆。",
        en: "No replies waiting to be sent.",
      },
      going: {
        "zh-CN": "{{count}} 条发送中。",
        "zh-TW": "{{count}} 則傳送中。",
        en: { one: "{{count}} is being sent.", other: "{{count}} are being sent." },
      },
      stuck: {
        "zh-CN": "{{count}} 条待发送，最早的已等待 {{waited}}。如果微信一项正常，请联系服务器管理员。",
        "zh-TW": "{{count}} 則待傳送，最早的已等待 {{waited}}。如果微信一項正常，請聯絡伺服器管理員。",
        en: {
          one: "{{count}} has been waiting for {{waited}}. If WeChat is OK, contact your server administrator.",
          other:
            "{{count}} are waiting, the oldest for {{waited}}. If WeChat is OK, contact your server administrator.",
        },
      },
      unknown: { "zh-CN": "暂时无法确认。", "zh-TW": "暫時無法確認。", en: "Can't be confirmed right now." },
    },
  },
} as const satisfies Messages;
