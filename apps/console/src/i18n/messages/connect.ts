import type { Messages } from "../message.ts";

export default {
  title: { "zh-CN": "连接另一个小程序", "zh-TW": "連接另一個小程式", en: "Connect another mini program" },
  title_first: { "zh-CN": "连接你的小程序", "zh-TW": "連接你的小程式", en: "Connect your mini program" },
  leave: { "zh-CN": "{{name}}，退出登录", "zh-TW": "{{name}}，登出", en: "{{name}}, sign out" },
  lede: {
    "zh-CN": "共五步：填写信息、检查 AppSecret、粘贴到微信后台、微信验证、收到第一次推送。",
    "zh-TW": "共五步：填寫資訊、檢查 AppSecret、貼到微信後台、微信驗證、收到第一次推送。",
    en: "Five steps: fill in, check the AppSecret, paste into WeChat's admin platform, WeChat verifies, the first push arrives.",
  },
  not_admin: {
    "zh-CN": "仅管理员可连接小程序",
    "zh-TW": "僅管理員可連接小程式",
    en: "Only admins can connect mini programs",
  },
  not_admin_hint: {
    "zh-CN": "请联系你所在小程序账号的管理员，或请其将你设为管理员。",
    "zh-TW": "請聯絡你所在小程式帳號的管理員，或請其將你設為管理員。",
    en: "Ask an admin of your account to do it, or to make you an admin.",
  },
  back: { "zh-CN": "返回工作台", "zh-TW": "返回工作台", en: "Back to the console" },
  step: {
    fill: { "zh-CN": "填写小程序信息", "zh-TW": "填寫小程式資訊", en: "Fill in the mini program's details" },
    fill_hint: {
      "zh-CN":
        "信息均在微信公众平台（mp.weixin.qq.com）的「开发管理 › 开发设置」中。请勿随意重置 AppSecret：重置后，其他使用它的服务会立即失效。",
      "zh-TW":
        "資訊均在微信公眾平台（mp.weixin.qq.com）的「开发管理 › 开发设置」中。請勿隨意重設 AppSecret：重設後，其他使用它的服務會立即失效。",
      en: "Find everything on mp.weixin.qq.com under 开发管理 › 开发设置. Don't reset the AppSecret unless you have to: every other service that uses it stops immediately.",
    },
    secret: { "zh-CN": "检查 AppSecret", "zh-TW": "檢查 AppSecret", en: "Check the AppSecret" },
    secret_hint: {
      "zh-CN": "向微信请求一次 access_token，不影响正在使用的。",
      "zh-TW": "向微信請求一次 access_token，不影響正在使用的。",
      en: "Requests one access token from WeChat. The one in use is not affected.",
    },
    paste: { "zh-CN": "粘贴到微信后台", "zh-TW": "貼到微信後台", en: "Paste into WeChat's admin platform" },
    paste_hint: {
      "zh-CN": "在「开发管理 › 消息推送」中填写以下值，然后点击「提交」。",
      "zh-TW": "在「开发管理 › 消息推送」中填寫以下值，然後點選「提交」。",
      en: "Under 开发管理 › 消息推送, fill in these values and press 提交.",
    },
    check: { "zh-CN": "微信验证地址", "zh-TW": "微信驗證網址", en: "WeChat verifies the address" },
    check_hint: {
      "zh-CN":
        "在微信后台点击「提交」后，微信会立即验证，此处自动更新。如微信提示失败而此处没有变化，说明微信未能连接上方的 URL。",
      "zh-TW":
        "在微信後台點選「提交」後，微信會立即驗證，此處自動更新。如微信提示失敗而此處沒有變化，說明微信未能連線到上方的 URL。",
      en: "WeChat verifies right after you press 提交, and this line updates automatically. If WeChat reports a failure and nothing changes here, it couldn't reach the URL above.",
    },
    first: { "zh-CN": "收到第一次推送", "zh-TW": "收到第一次推送", en: "The first push arrives" },
    first_hint: {
      "zh-CN": "用手机打开小程序，点击客服按钮，发送一条消息。",
      "zh-TW": "用手機開啟小程式，點選客服按鈕，傳送一則訊息。",
      en: "Open the mini program on a phone, tap the customer-service button and send a message.",
    },
  },
  push_warning: {
    "zh-CN":
      "启用消息推送后，用户消息只发送到此处，微信官方客服工具不再收到。请先确认客服已就位，再点击「提交」。",
    "zh-TW":
      "啟用訊息推送後，使用者訊息只傳送到此處，微信官方客服工具不再收到。請先確認客服已就位，再點選「提交」。",
    en: "Once message push is on, customers' messages arrive only here; WeChat's own tool no longer receives them. Make sure agents are ready before you press 提交.",
  },
  state: {
    done: { "zh-CN": "已完成", "zh-TW": "已完成", en: "Done" },
    now: { "zh-CN": "当前", "zh-TW": "目前", en: "Now" },
    later: { "zh-CN": "未开始", "zh-TW": "未開始", en: "Not yet" },
  },
  field: {
    name: {
      label: { "zh-CN": "名称", "zh-TW": "名稱", en: "Name" },
      hint: { "zh-CN": "客服看到的名称", "zh-TW": "客服看到的名稱", en: "Shown to agents" },
      wrong: { "zh-CN": "请填写 1 到 60 个字", "zh-TW": "請填寫 1 到 60 個字", en: "1 to 60 characters" },
    },
    appId: {
      label: { "zh-CN": "AppID", "zh-TW": "AppID", en: "AppID" },
      hint: {
        "zh-CN": "wx 开头，共 18 位",
        "zh-TW": "wx 開頭，共 18 位",
        en: "Starts with wx, 18 characters",
      },
      wrong: {
        "zh-CN": "AppID 为 wx 加 16 位字母或数字",
        "zh-TW": "AppID 為 wx 加 16 位字母或數字",
        en: "An AppID is wx plus 16 letters or digits",
      },
    },
    originalId: {
      label: { "zh-CN": "原始 ID", "zh-TW": "原始 ID", en: "Original ID" },
      hint: {
        "zh-CN": "gh_ 开头，见「设置 › 基本设置」",
        "zh-TW": "gh_ 開頭，見「设置 › 基本设置」",
        en: "Starts with gh_, under 设置 › 基本设置",
      },
      wrong: {
        "zh-CN": "原始 ID 为 gh_ 加 6 到 29 位字母或数字",
        "zh-TW": "原始 ID 為 gh_ 加 6 到 29 位字母或數字",
        en: "An original ID is gh_ plus 6 to 29 letters or digits",
      },
    },
    appSecret: {
      label: { "zh-CN": "AppSecret", "zh-TW": "AppSecret", en: "AppSecret" },
      hint: {
        "zh-CN": "保存后仅显示指纹，不再显示原文",
        "zh-TW": "儲存後僅顯示指紋，不再顯示原文",
        en: "Once saved, only its fingerprint is shown",
      },
      wrong: {
        "zh-CN": "AppSecret 为 16 到 64 位英文字符，不含空格",
        "zh-TW": "AppSecret 為 16 到 64 位英文字元，不含空格",
        en: "16 to 64 ASCII characters, no spaces",
      },
    },
    token: {
      label: { "zh-CN": "Token", "zh-TW": "Token", en: "Token" },
      hint: {
        "zh-CN": "由此浏览器随机生成，也可自行填写",
        "zh-TW": "由此瀏覽器隨機產生，也可自行填寫",
        en: "Generated by this browser, or enter your own",
      },
      wrong: {
        "zh-CN": "Token 为 3 到 32 位字母或数字",
        "zh-TW": "Token 為 3 到 32 位字母或數字",
        en: "3 to 32 letters and digits",
      },
    },
    encodingAesKey: {
      label: { "zh-CN": "EncodingAESKey", "zh-TW": "EncodingAESKey", en: "EncodingAESKey" },
      hint: {
        "zh-CN": "由此浏览器随机生成，也可粘贴已有的",
        "zh-TW": "由此瀏覽器隨機產生，也可貼上已有的",
        en: "Generated by this browser, or paste your own",
      },
      wrong: {
        "zh-CN": "EncodingAESKey 为 43 位字母或数字",
        "zh-TW": "EncodingAESKey 為 43 位字母或數字",
        en: "Exactly 43 letters and digits",
      },
    },
  },
  length: { "zh-CN": "{{count}} 位", "zh-TW": "{{count}} 位", en: "Length: {{count}}" },
  generate: { "zh-CN": "重新生成", "zh-TW": "重新產生", en: "Generate again" },
  url: { "zh-CN": "URL（服务器地址）", "zh-TW": "URL（伺服器網址）", en: "URL" },
  unreachable: {
    private: {
      "zh-CN":
        "此地址仅在本机或内网有效，微信无法连接。请将 PUBLIC_URL 设为公网域名并重启服务器，此处会随之更新。",
      "zh-TW":
        "此網址僅在本機或內部網路有效，微信無法連線。請將 PUBLIC_URL 設為公開網域並重新啟動伺服器，此處會隨之更新。",
      en: "WeChat can't reach this address: it is valid only on this machine or network. Set PUBLIC_URL to a public domain and restart the server. This line then updates.",
    },
    port: {
      "zh-CN":
        "微信只连接 80（http）和 443（https）端口。请用反向代理监听该端口，PUBLIC_URL 中不写端口，然后重启服务器。",
      "zh-TW":
        "微信只連線到 80（http）和 443（https）連接埠。請用反向代理監聽該連接埠，PUBLIC_URL 中不寫連接埠，然後重新啟動伺服器。",
      en: "WeChat connects only to ports 80 (http) and 443 (https). Let a reverse proxy listen on that port, set PUBLIC_URL without a port, and restart the server.",
    },
  },
  mode: {
    label: { "zh-CN": "消息加密方式", "zh-TW": "訊息加密方式", en: "Encryption" },
    secure: { "zh-CN": "安全模式", "zh-TW": "安全模式", en: "Secure" },
    compatible: { "zh-CN": "兼容模式", "zh-TW": "相容模式", en: "Compatible" },
    plain: { "zh-CN": "明文模式", "zh-TW": "明文模式", en: "Plain" },
  },
  plain_warning: {
    "zh-CN": "明文模式无加密保护：截获一次请求即可冒充用户发送消息，请使用安全模式。",
    "zh-TW": "明文模式無加密保護：截獲一次請求即可冒充使用者傳送訊息，請使用安全模式。",
    en: "Plain mode offers no protection: anyone who intercepts one request can send messages as a customer. Use Secure.",
  },
  format: {
    label: { "zh-CN": "数据格式", "zh-TW": "資料格式", en: "Data format" },
    json: { "zh-CN": "JSON", "zh-TW": "JSON", en: "JSON" },
    xml: { "zh-CN": "XML", "zh-TW": "XML", en: "XML" },
  },
  replies: {
    label: { "zh-CN": "采用哪套回复额度", "zh-TW": "採用哪套回覆額度", en: "Which reply quota applies" },
    guide: {
      label: {
        "zh-CN": "接入指引：进入后 {{entered}} 条，每次用户消息后 {{message}} 条",
        "zh-TW": "接入指引：進入後 {{entered}} 則，每次使用者訊息後 {{message}} 則",
        en: "Integration guide: {{entered}} after entering, {{message}} after each message",
      },
      effect: {
        "zh-CN": "来源：微信客服消息接入指引。最稳妥：系统提前停止发送，不会因条数被微信拒绝。",
        "zh-TW": "來源：微信客服訊息接入指引。最穩妥：系統提前停止傳送，不會因則數被微信拒絕。",
        en: "Source: WeChat's guide to customer-service messages. Safest: the console stops early, and WeChat rejects no reply because of the quota.",
      },
    },
    current: {
      label: {
        "zh-CN": "微信当前文档：进入后 {{entered}} 条，每次用户消息后 {{message}} 条",
        "zh-TW": "微信目前文件：進入後 {{entered}} 則，每次使用者訊息後 {{message}} 則",
        en: "WeChat's current documentation: {{entered}} after entering, {{message}} after each message",
      },
      effect: {
        "zh-CN":
          "来源：微信开放文档（developers.weixin.qq.com）的客服消息介绍页，2024 年 12 月起。若微信对你的小程序仍按旧条数执行，第 4 条会被拒绝。",
        "zh-TW":
          "來源：微信開放文件（developers.weixin.qq.com）的客服訊息介紹頁，2024 年 12 月起。若微信對你的小程式仍依舊則數執行，第 4 則會被拒絕。",
        en: "Source: the introduction of customer-service messages on developers.weixin.qq.com, since December 2024. If WeChat still applies the older numbers to your mini program, it rejects the 4th reply.",
      },
    },
    unsure: {
      "zh-CN":
        "微信不公示实际执行的条数。不确定时请选接入指引：客服可再尝试一条，微信是否接受会显示在设置里。以后可随时修改。",
      "zh-TW":
        "微信不公示實際執行的則數。不確定時請選接入指引：客服可再嘗試一則，微信是否接受會顯示在設定裡。以後可隨時修改。",
      en: "WeChat doesn't publish which numbers it applies. If unsure, choose the integration guide: agents can try one more reply, and the settings then show what WeChat accepted. You can change this at any time.",
    },
  },
  create: { "zh-CN": "保存并继续", "zh-TW": "儲存並繼續", en: "Save and continue" },
  save: { "zh-CN": "保存", "zh-TW": "儲存", en: "Save" },
  sending: { "zh-CN": "正在保存", "zh-TW": "正在儲存", en: "Saving" },
  saved: {
    "zh-CN": "已保存，立即生效",
    "zh-TW": "已儲存，立即生效",
    en: "Saved. It takes effect immediately",
  },
  copy: { "zh-CN": "复制", "zh-TW": "複製", en: "Copy" },
  copied: { "zh-CN": "已复制", "zh-TW": "已複製", en: "Copied" },
  new_pair: {
    "zh-CN": "更换 Token 和 EncodingAESKey",
    "zh-TW": "更換 Token 和 EncodingAESKey",
    en: "Generate a new Token and EncodingAESKey",
  },
  new_pair_hint: {
    "zh-CN": "页面刷新后，已保存的 Token 和 EncodingAESKey 不再显示。如尚未粘贴到微信后台，请更换一组新的。",
    "zh-TW":
      "頁面重新整理後，已儲存的 Token 和 EncodingAESKey 不再顯示。如尚未貼到微信後台，請更換一組新的。",
    en: "The page was reloaded, and the saved Token and EncodingAESKey are not shown again. If you haven't pasted them into WeChat's admin platform yet, generate a new pair.",
  },
  secret_kept: {
    "zh-CN": "已保存，不再显示。",
    "zh-TW": "已儲存，不再顯示。",
    en: "Saved and not shown again.",
  },
  secret_gone: {
    "zh-CN": "已保存，不再显示。如已遗忘，请更换新的。",
    "zh-TW": "已儲存，不再顯示。如已遺忘，請更換新的。",
    en: "Saved and not shown again. If you lost it, generate a new one.",
  },
  mark: { "zh-CN": "指纹 {{mark}}", "zh-TW": "指紋 {{mark}}", en: "fingerprint {{mark}}" },
  test: { "zh-CN": "检查", "zh-TW": "檢查", en: "Check" },
  testing: { "zh-CN": "正在验证", "zh-TW": "正在驗證", en: "Verifying" },
  accepted: {
    "zh-CN": "微信已接受此 AppSecret",
    "zh-TW": "微信已接受此 AppSecret",
    en: "WeChat accepts this AppSecret",
  },
  verified: { "zh-CN": "{{at}} 验证通过", "zh-TW": "{{at}} 驗證通過", en: "verified at {{at}}" },
  waiting_check: { "zh-CN": "等待微信验证", "zh-TW": "等待微信驗證", en: "Waiting for WeChat to verify" },
  first_push: { "zh-CN": "{{at}} 收到", "zh-TW": "{{at}} 收到", en: "received at {{at}}" },
  waiting_push: { "zh-CN": "等待第一次推送", "zh-TW": "等待第一次推送", en: "Waiting for the first push" },
  seen: {
    "zh-CN": "最近 {{count}} 次请求被拒绝，最后一次在 {{at}}",
    "zh-TW": "最近 {{count}} 次請求被拒絕，最後一次在 {{at}}",
    en: {
      one: "{{count}} request was rejected recently, at {{at}}",
      other: "{{count}} requests were rejected recently, the last at {{at}}",
    },
  },
  seen_before: {
    "zh-CN": "此前有 {{count}} 次请求被拒绝，最后一次在 {{at}}；之后的请求已通过",
    "zh-TW": "此前有 {{count}} 次請求被拒絕，最後一次在 {{at}}；之後的請求已通過",
    en: {
      one: "{{count}} request was rejected earlier, at {{at}}; later requests passed",
      other: "{{count}} requests were rejected earlier, the last at {{at}}; later requests passed",
    },
  },
  to_settings: { "zh-CN": "前往连接设置", "zh-TW": "前往連線設定", en: "Go to connection settings" },
  trouble: {
    check_signature: {
      what: {
        "zh-CN": "收到验证请求，但签名错误：Token 不一致",
        "zh-TW": "收到驗證請求，但簽章錯誤：Token 不一致",
        en: "A verification request arrived with a wrong signature: the Tokens differ",
      },
      next: {
        "zh-CN": "请核对微信后台填写的 Token，须与此处保存的一致。",
        "zh-TW": "請核對微信後台填寫的 Token，須與此處儲存的一致。",
        en: "The Token on WeChat's admin platform must match the one saved here.",
      },
    },
    signature: {
      what: {
        "zh-CN": "收到消息推送，但签名错误：Token 不一致",
        "zh-TW": "收到訊息推送，但簽章錯誤：Token 不一致",
        en: "A push arrived with a wrong signature: the Tokens differ",
      },
      next: {
        "zh-CN": "请核对微信后台填写的 Token，须与此处保存的一致。",
        "zh-TW": "請核對微信後台填寫的 Token，須與此處儲存的一致。",
        en: "The Token on WeChat's admin platform must match the one saved here.",
      },
    },
    key: {
      what: {
        "zh-CN": "收到消息推送，但无法解密：EncodingAESKey 或 AppID 不一致",
        "zh-TW": "收到訊息推送，但無法解密：EncodingAESKey 或 AppID 不一致",
        en: "A push arrived but couldn't be decrypted: EncodingAESKey or AppID differ",
      },
      next: {
        "zh-CN": "请核对微信后台的 EncodingAESKey，或将此处更换为后台的值。",
        "zh-TW": "請核對微信後台的 EncodingAESKey，或將此處更換為後台的值。",
        en: "Compare the EncodingAESKey on WeChat's admin platform, or enter that one here.",
      },
    },
    not_sealed: {
      what: {
        "zh-CN": "收到消息推送，但没有密文",
        "zh-TW": "收到訊息推送，但沒有密文",
        en: "A push arrived without encrypted content",
      },
      next: {
        "zh-CN": "请在微信后台也选择安全模式，或在此处改为兼容模式。",
        "zh-TW": "請在微信後台也選擇安全模式，或在此處改為相容模式。",
        en: "Choose Secure on WeChat's admin platform too, or Compatible here.",
      },
    },
    malformed: {
      what: {
        "zh-CN": "收到的请求不是微信的格式",
        "zh-TW": "收到的請求不是微信的格式",
        en: "A request arrived that is not in WeChat's format",
      },
      next: {
        "zh-CN": "通常是第三方探测，可忽略；如一直收不到消息，请核对 URL。",
        "zh-TW": "通常是第三方探測，可忽略；如一直收不到訊息，請核對 URL。",
        en: "This is usually a third party probing and can be ignored. If no messages arrive, check the URL.",
      },
    },
    unreadable: {
      what: {
        "zh-CN": "收到消息推送，但无法解析内容",
        "zh-TW": "收到訊息推送，但無法解析內容",
        en: "A push arrived but couldn't be parsed",
      },
      next: {
        "zh-CN": "内容不是微信的 JSON 或 XML。原文已保留。",
        "zh-TW": "內容不是微信的 JSON 或 XML。原文已保留。",
        en: "It is neither WeChat's JSON nor its XML. The original is kept.",
      },
    },
    timestamp: {
      what: {
        "zh-CN": "收到明文推送，但时间相差超过 15 分钟",
        "zh-TW": "收到明文推送，但時間相差超過 15 分鐘",
        en: "A plain-mode push arrived whose time is more than 15 minutes off",
      },
      next: {
        "zh-CN": "请校准本服务器的时钟。时钟无误时，可能有人在重放旧请求，请改用安全模式。",
        "zh-TW": "請校準本伺服器的時鐘。時鐘無誤時，可能有人在重送舊請求，請改用安全模式。",
        en: "Check this server's clock. If it is right, someone may be replaying an old request: choose Secure.",
      },
    },
  },
  done: { "zh-CN": "连接成功", "zh-TW": "連接成功", en: "Connected" },
  open: { "zh-CN": "打开工作台", "zh-TW": "開啟工作台", en: "Open the console" },
  later: {
    "zh-CN": "稍后再做，先打开工作台",
    "zh-TW": "稍後再做，先開啟工作台",
    en: "Finish later and open the console",
  },
  unknown: {
    what: {
      "zh-CN": "微信没有响应（{{cause}}）",
      "zh-TW": "微信沒有回應（{{cause}}）",
      en: "No response from WeChat ({{cause}})",
    },
    next: {
      "zh-CN": "请检查此服务器能否访问 api.weixin.qq.com，然后重试。",
      "zh-TW": "請檢查此伺服器能否連線到 api.weixin.qq.com，然後重試。",
      en: "Make sure that this server can reach api.weixin.qq.com, then check again.",
    },
  },
  address_unknown: { "zh-CN": "（微信未提供）", "zh-TW": "（微信未提供）", en: "(not given by WeChat)" },
  errcode: {
    "40001": {
      what: { "zh-CN": "AppSecret 错误", "zh-TW": "AppSecret 錯誤", en: "The AppSecret is wrong" },
      next: {
        "zh-CN":
          "请先核对是否填错。如需重置请注意：重置后，所有使用旧 AppSecret 的服务会立即失效，须一并更换。",
        "zh-TW":
          "請先核對是否填錯。如需重設請注意：重設後，所有使用舊 AppSecret 的服務會立即失效，須一併更換。",
        en: "Check it for typing errors first. Resetting it immediately stops every service that uses the old AppSecret, so change it there too.",
      },
    },
    "40002": {
      what: {
        "zh-CN": "微信拒绝了此类凭证请求",
        "zh-TW": "微信拒絕了此類憑證請求",
        en: "WeChat rejected this type of credential request",
      },
      next: {
        "zh-CN": "请核对 WECHAT_API_URL 是否为微信的地址。",
        "zh-TW": "請核對 WECHAT_API_URL 是否為微信的網址。",
        en: "Make sure that WECHAT_API_URL is WeChat's address.",
      },
    },
    "40013": {
      what: {
        "zh-CN": "微信拒绝了此 AppID",
        "zh-TW": "微信拒絕了此 AppID",
        en: "WeChat rejected this AppID",
      },
      next: {
        "zh-CN": "请核对 AppID；如填错，请连接正确的小程序，再到此小程序的连接设置中移除它。",
        "zh-TW": "請核對 AppID；如填錯，請連接正確的小程式，再到此小程式的連線設定中移除它。",
        en: "Check the AppID. If it is mistyped, connect the right mini program and remove this one in its connection settings.",
      },
    },
    "40125": {
      what: { "zh-CN": "AppSecret 错误", "zh-TW": "AppSecret 錯誤", en: "The AppSecret is wrong" },
      next: {
        "zh-CN":
          "请先核对是否填错。如需重置请注意：重置后，所有使用旧 AppSecret 的服务会立即失效，须一并更换。",
        "zh-TW":
          "請先核對是否填錯。如需重設請注意：重設後，所有使用舊 AppSecret 的服務會立即失效，須一併更換。",
        en: "Check it for typing errors first. Resetting it immediately stops every service that uses the old AppSecret, so change it there too.",
      },
    },
    "40164": {
      what: {
        "zh-CN": "微信看到的服务器地址是 {{address}}，不在 IP 白名单中",
        "zh-TW": "微信看到的伺服器位址是 {{address}}，不在 IP 白名單中",
        en: "WeChat sees this server at {{address}}, which is not on the IP whitelist",
      },
      next: {
        "zh-CN": "请在「开发管理 › 开发设置 › IP 白名单」中添加此地址，几分钟后再检查。",
        "zh-TW": "請在「开发管理 › 开发设置 › IP 白名单」中加入此位址，幾分鐘後再檢查。",
        en: "Add this address under 开发管理 › 开发设置 › IP 白名单, and check again in a few minutes.",
      },
    },
    "40243": {
      what: { "zh-CN": "AppSecret 已被冻结", "zh-TW": "AppSecret 已被凍結", en: "The AppSecret is frozen" },
      next: {
        "zh-CN": "请在微信后台解除冻结，然后再检查。",
        "zh-TW": "請在微信後台解除凍結，然後再檢查。",
        en: "Unfreeze it on WeChat's admin platform, then check again.",
      },
    },
    "45009": {
      what: {
        "zh-CN": "今日调用次数已用完",
        "zh-TW": "今日呼叫次數已用完",
        en: "Today's API calls are used up",
      },
      next: {
        "zh-CN": "请明天再检查，或在微信后台清零。",
        "zh-TW": "請明天再檢查，或在微信後台歸零。",
        en: "Check again tomorrow, or reset the count on WeChat's admin platform.",
      },
    },
    "45011": {
      what: { "zh-CN": "请求过于频繁", "zh-TW": "請求過於頻繁", en: "Too many requests" },
      next: {
        "zh-CN": "请等待一分钟再检查。",
        "zh-TW": "請等待一分鐘再檢查。",
        en: "Check again in a minute.",
      },
    },
    "50001": {
      what: {
        "zh-CN": "此小程序没有该接口的权限",
        "zh-TW": "此小程式沒有該 API 的權限",
        en: "The mini program lacks permission for this API",
      },
      next: {
        "zh-CN": "请核对小程序的类目和认证。",
        "zh-TW": "請核對小程式的類別和認證。",
        en: "Check the mini program's category and verification.",
      },
    },
    "50002": {
      what: {
        "zh-CN": "此小程序已被限制",
        "zh-TW": "此小程式已被限制",
        en: "The mini program is restricted",
      },
      next: {
        "zh-CN": "请登录微信后台查看通知，处理后再检查。",
        "zh-TW": "請登入微信後台查看通知，處理後再檢查。",
        en: "See the notices on WeChat's admin platform, then check again.",
      },
    },
    "89503": {
      what: {
        "zh-CN": "微信要求管理员确认此 IP 的调用",
        "zh-TW": "微信要求管理員確認此 IP 的呼叫",
        en: "WeChat requires an admin to confirm calls from this IP",
      },
      next: {
        "zh-CN": "请小程序管理员在微信中确认，然后再检查。",
        "zh-TW": "請小程式管理員在微信中確認，然後再檢查。",
        en: "Ask the mini program's admin to confirm in WeChat, then check again.",
      },
    },
    "89506": {
      what: {
        "zh-CN": "管理员今天已拒绝此 IP 两次",
        "zh-TW": "管理員今天已拒絕此 IP 兩次",
        en: "An admin rejected this IP twice today",
      },
      next: {
        "zh-CN": "请先告知管理员，24 小时后重试。",
        "zh-TW": "請先告知管理員，24 小時後重試。",
        en: "Tell the admin first, and try again in 24 hours.",
      },
    },
    "89507": {
      what: {
        "zh-CN": "管理员刚刚拒绝了此 IP",
        "zh-TW": "管理員剛剛拒絕了此 IP",
        en: "An admin just rejected this IP",
      },
      next: {
        "zh-CN": "请先告知管理员，1 小时后重试。",
        "zh-TW": "請先告知管理員，1 小時後重試。",
        en: "Tell the admin first, and try again in an hour.",
      },
    },
  },
  reason: {
    busy: {
      what: {
        "zh-CN": "微信系统繁忙（{{errcode}}）",
        "zh-TW": "微信系統忙碌（{{errcode}}）",
        en: "WeChat is busy ({{errcode}})",
      },
      next: { "zh-CN": "请几秒后再检查。", "zh-TW": "請幾秒後再檢查。", en: "Check again in a few seconds." },
    },
    credentials: {
      what: {
        "zh-CN": "微信拒绝了这些凭证（{{errcode}}）",
        "zh-TW": "微信拒絕了這些憑證（{{errcode}}）",
        en: "WeChat rejected these credentials ({{errcode}})",
      },
      next: {
        "zh-CN": "请核对 AppID 和 AppSecret。",
        "zh-TW": "請核對 AppID 和 AppSecret。",
        en: "Check AppID and AppSecret.",
      },
    },
    address_not_allowed: {
      what: {
        "zh-CN": "微信拒绝了此地址的调用（{{errcode}}）",
        "zh-TW": "微信拒絕了此位址的呼叫（{{errcode}}）",
        en: "WeChat rejected calls from this address ({{errcode}})",
      },
      next: {
        "zh-CN": "请核对 IP 白名单：{{address}}。",
        "zh-TW": "請核對 IP 白名單：{{address}}。",
        en: "Check the IP whitelist: {{address}}.",
      },
    },
    quota_used: {
      what: {
        "zh-CN": "调用次数已用完（{{errcode}}）",
        "zh-TW": "呼叫次數已用完（{{errcode}}）",
        en: "The API calls are used up ({{errcode}})",
      },
      next: { "zh-CN": "请明天再检查。", "zh-TW": "請明天再檢查。", en: "Check again tomorrow." },
    },
    too_fast: {
      what: {
        "zh-CN": "请求过于频繁（{{errcode}}）",
        "zh-TW": "請求過於頻繁（{{errcode}}）",
        en: "Too many requests ({{errcode}})",
      },
      next: {
        "zh-CN": "请等待一分钟再检查。",
        "zh-TW": "請等待一分鐘再檢查。",
        en: "Check again in a minute.",
      },
    },
    not_authorised: {
      what: {
        "zh-CN": "没有该接口的权限（{{errcode}}）",
        "zh-TW": "沒有該 API 的權限（{{errcode}}）",
        en: "No permission for this API ({{errcode}})",
      },
      next: {
        "zh-CN": "请核对小程序的类目和认证。",
        "zh-TW": "請核對小程式的類別和認證。",
        en: "Check the mini program's category and verification.",
      },
    },
    account_restricted: {
      what: {
        "zh-CN": "此小程序已被限制（{{errcode}}）",
        "zh-TW": "此小程式已被限制（{{errcode}}）",
        en: "The mini program is restricted ({{errcode}})",
      },
      next: {
        "zh-CN": "请登录微信后台查看通知。",
        "zh-TW": "請登入微信後台查看通知。",
        en: "See the notices on WeChat's admin platform.",
      },
    },
    other: {
      what: {
        "zh-CN": "微信拒绝了请求，错误码 {{errcode}}",
        "zh-TW": "微信拒絕了請求，錯誤碼 {{errcode}}",
        en: "WeChat rejected the request with error code {{errcode}}",
      },
      next: {
        "zh-CN": "请在微信开放文档中查询此错误码，处理后再检查。",
        "zh-TW": "請在微信開放文件中查詢此錯誤碼，處理後再檢查。",
        en: "Look up the error code in WeChat's documentation, then check again.",
      },
    },
  },
  settings: {
    wrapping_hint: {
      "zh-CN":
        "JSON 和 XML 均可读取，加密内容均可解密。改为安全模式前请先更改微信后台：保存后不再接收未加密的内容。从安全模式改为其他模式时，请先更改此处。",
      "zh-TW":
        "JSON 和 XML 均可讀取，加密內容均可解密。改為安全模式前請先變更微信後台：儲存後不再接收未加密的內容。從安全模式改為其他模式時，請先變更此處。",
      en: "JSON and XML are read and encrypted content is decrypted, whichever you choose. Before you choose Secure, change WeChat's admin platform: once saved, unencrypted content is rejected. To leave Secure, change it here first.",
    },
    from_file: {
      "zh-CN":
        "此账号在 ACCOUNTS_FILE 中配置：此处修改的值持续有效，直到文件中的对应项改变；此后服务器启动时以文件为准。",
      "zh-TW":
        "此帳號在 ACCOUNTS_FILE 中設定：此處修改的值持續有效，直到檔案中的對應項改變；此後伺服器啟動時以檔案為準。",
      en: "This account is configured in ACCOUNTS_FILE. Changes made here stay in effect until that field changes in the file; at the next start, the file then applies.",
    },
    changed: { "zh-CN": "{{at}} 修改", "zh-TW": "{{at}} 修改", en: "changed at {{at}}" },
    checked: {
      "zh-CN": "微信验证通过：{{at}}",
      "zh-TW": "微信驗證通過：{{at}}",
      en: "Verified by WeChat: {{at}}",
    },
    first_push: { "zh-CN": "第一次推送：{{at}}", "zh-TW": "第一次推送：{{at}}", en: "First push: {{at}}" },
    never_changed: {
      "zh-CN": "连接后未修改",
      "zh-TW": "連接後未修改",
      en: "unchanged since it was connected",
    },
    identity: { "zh-CN": "小程序", "zh-TW": "小程式", en: "Mini program" },
    rename: { "zh-CN": "改名", "zh-TW": "改名", en: "Rename" },
    renamed: { "zh-CN": "已改名", "zh-TW": "已改名", en: "Renamed" },
    renamed_meanwhile: {
      "zh-CN": "其他管理员刚刚将其改名为「{{name}}」。保存会覆盖对方的修改。",
      "zh-TW": "其他管理員剛剛將其改名為「{{name}}」。儲存會覆蓋對方的修改。",
      en: "Another admin has just renamed it to “{{name}}”. Saving overwrites their change.",
    },
    cancel_rename: { "zh-CN": "取消", "zh-TW": "取消", en: "Cancel" },
    credentials: { "zh-CN": "凭证", "zh-TW": "憑證", en: "Credentials" },
    push: { "zh-CN": "消息推送", "zh-TW": "訊息推送", en: "Message push" },
    change_secret: { "zh-CN": "更换 AppSecret", "zh-TW": "更換 AppSecret", en: "Change AppSecret" },
    change_token: { "zh-CN": "更换 Token", "zh-TW": "更換 Token", en: "Change Token" },
    rotate: { "zh-CN": "更换 EncodingAESKey", "zh-TW": "更換 EncodingAESKey", en: "Change EncodingAESKey" },
    rotate_hint: {
      "zh-CN": "新密钥立即生效。更换结束前，旧密钥仍可解密传输中的消息。",
      "zh-TW": "新金鑰立即生效。更換結束前，舊金鑰仍可解密傳輸中的訊息。",
      en: "The new key takes effect immediately. The old one still decrypts messages in transit until you end the change.",
    },
    rotate_begin: { "zh-CN": "更换为新密钥", "zh-TW": "更換為新金鑰", en: "Change to the new key" },
    rotate_token: {
      "zh-CN": "同时更换 Token",
      "zh-TW": "同時更換 Token",
      en: "Also generate a new Token",
    },
    rotating: {
      "zh-CN": "{{at}} 起正在更换：新旧密钥均可解密消息",
      "zh-TW": "{{at}} 起正在更換：新舊金鑰均可解密訊息",
      en: "Changing since {{at}}: both keys decrypt messages",
    },
    rotating_paste: {
      "zh-CN": "请将新的值填入微信后台并提交。收到用新密钥加密的消息后，即可结束更换。",
      "zh-TW": "請將新的值填入微信後台並提交。收到用新金鑰加密的訊息後，即可結束更換。",
      en: "Fill in the new values on WeChat's admin platform and submit. Once a message arrives with the new key, end the change.",
    },
    rotating_seen: {
      "zh-CN": "已收到用新密钥加密的消息，可以结束更换",
      "zh-TW": "已收到用新金鑰加密的訊息，可以結束更換",
      en: "A message arrived with the new key. You can end the change",
    },
    rotating_old: {
      "zh-CN": "收到的消息仍使用旧密钥：微信后台尚未更换",
      "zh-TW": "收到的訊息仍使用舊金鑰：微信後台尚未更換",
      en: "Messages still arrive with the old key: WeChat's admin platform has not been changed yet",
    },
    rotate_end: {
      "zh-CN": "结束更换，停用旧密钥",
      "zh-TW": "結束更換，停用舊金鑰",
      en: "End the change and drop the old key",
    },
    cancel: { "zh-CN": "取消", "zh-TW": "取消", en: "Cancel" },
    remove: { "zh-CN": "移除此小程序", "zh-TW": "移除此小程式", en: "Remove this mini program" },
    remove_hint: {
      "zh-CN": "用于移除连接错误的小程序，例如 AppID 填错：尚无用户使用。",
      "zh-TW": "用於移除連接錯誤的小程式，例如 AppID 填錯：尚無使用者使用。",
      en: "For a mini program connected by mistake, for example with a mistyped AppID. No customers have used it yet.",
    },
    remove_question: {
      "zh-CN": "移除「{{name}}」？",
      "zh-TW": "移除「{{name}}」？",
      en: "Remove “{{name}}”?",
    },
    remove_leads_to: {
      "zh-CN": "所有客服将被移除，密钥将被删除，不再接收微信为此小程序发来的请求。以后可重新连接。",
      "zh-TW": "所有客服將被移除，金鑰將被刪除，不再接收微信為此小程式送來的請求。以後可重新連接。",
      en: "All agents are removed, its secrets are deleted, and WeChat's requests for it are rejected. It can be connected again later.",
    },
    removed: { "zh-CN": "已移除", "zh-TW": "已移除", en: "Removed" },
  },
} as const satisfies Messages;
