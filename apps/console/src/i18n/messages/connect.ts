import type { Messages } from "../message.ts";

export default {
  title: { "zh-CN": "连接另一个小程序", "zh-TW": "連接另一個小程式", en: "Connect another mini program" },
  title_first: { "zh-CN": "连接你的小程序", "zh-TW": "連接你的小程式", en: "Connect your mini program" },
  leave: { "zh-CN": "{{name}}，退出登录", "zh-TW": "{{name}}，登出", en: "{{name}}, sign out" },
  lede: {
    "zh-CN": "五步：填写、检查 AppSecret、粘贴到微信后台、微信验证、收到第一次推送。",
    "zh-TW": "五步：填寫、檢查 AppSecret、貼到微信後台、微信驗證、收到第一次推送。",
    en: "Five steps: fill in, check the AppSecret, paste into WeChat's backend, WeChat checks, the first push arrives.",
  },
  not_admin: {
    "zh-CN": "只有管理员能连接小程序",
    "zh-TW": "只有管理員能連接小程式",
    en: "Only admins connect mini programs",
  },
  not_admin_hint: {
    "zh-CN": "请你所在小程序账号的管理员来做，或请他把你设为管理员。",
    "zh-TW": "請你所在小程式帳號的管理員來做，或請他把你設為管理員。",
    en: "Ask an admin of your account to do it, or to make you an admin.",
  },
  back: { "zh-CN": "回到工作台", "zh-TW": "回到工作台", en: "Back to the console" },
  step: {
    fill: { "zh-CN": "填写小程序的信息", "zh-TW": "填寫小程式的資訊", en: "Fill in the mini program" },
    fill_hint: {
      "zh-CN":
        "在微信公众平台（mp.weixin.qq.com）的「开发管理 › 开发设置」里都能找到。AppSecret 不要随手重置：重置后，其他使用它的服务立即失效。",
      "zh-TW":
        "在微信公眾平台（mp.weixin.qq.com）的「开发管理 › 开发设置」裡都能找到。AppSecret 不要隨手重設：重設後，其他使用它的服務立即失效。",
      en: "All of it is on mp.weixin.qq.com under 开发管理 › 开发设置. Do not reset the AppSecret without need: every other service that uses it stops at once.",
    },
    secret: { "zh-CN": "检查 AppSecret", "zh-TW": "檢查 AppSecret", en: "Check the AppSecret" },
    secret_hint: {
      "zh-CN": "向微信要一次 access_token，不影响正在用的。",
      "zh-TW": "向微信要一次 access_token，不影響正在用的。",
      en: "Asks WeChat for an access token once; the one in use is not disturbed.",
    },
    paste: { "zh-CN": "粘贴到微信后台", "zh-TW": "貼到微信後台", en: "Paste into WeChat's backend" },
    paste_hint: {
      "zh-CN": "「开发管理 › 消息推送」，照这些值填，然后点「提交」。",
      "zh-TW": "「开发管理 › 消息推送」，照這些值填，然後點「提交」。",
      en: "开发管理 › 消息推送: fill in these values, then press 提交.",
    },
    check: { "zh-CN": "微信验证地址", "zh-TW": "微信驗證網址", en: "WeChat checks the address" },
    check_hint: {
      "zh-CN":
        "在微信后台点「提交」后，微信会立刻来验证，这里自己会变。微信说失败而这里没有动静，就是它没有连到上面的 URL。",
      "zh-TW":
        "在微信後台點「提交」後，微信會立刻來驗證，這裡自己會變。微信說失敗而這裡沒有動靜，就是它沒有連到上面的 URL。",
      en: "Right after 提交 WeChat comes to check; this line changes by itself. If WeChat says that it failed and nothing happens here, it did not reach the URL above.",
    },
    first: { "zh-CN": "收到第一次推送", "zh-TW": "收到第一次推送", en: "The first push arrives" },
    first_hint: {
      "zh-CN": "用手机打开小程序，点客服按钮，说一句话。",
      "zh-TW": "用手機開啟小程式，點客服按鈕，說一句話。",
      en: "Open the mini program on a phone, tap customer service, say something.",
    },
  },
  push_warning: {
    "zh-CN":
      "启用消息推送后，用户消息只发到这里，微信自带的客服工具不再收到。请先确认客服已就位，再点「提交」。",
    "zh-TW":
      "啟用訊息推送後，使用者訊息只送到這裡，微信自帶的客服工具不再收到。請先確認客服已就位，再點「提交」。",
    en: "Once message push is on, customers' messages arrive only here; WeChat's own customer-service tool no longer gets them. Make sure agents are ready before you press 提交.",
  },
  state: {
    done: { "zh-CN": "已完成", "zh-TW": "已完成", en: "Done" },
    now: { "zh-CN": "现在", "zh-TW": "現在", en: "Now" },
    later: { "zh-CN": "还没到", "zh-TW": "還沒到", en: "Not yet" },
  },
  field: {
    name: {
      label: { "zh-CN": "名称", "zh-TW": "名稱", en: "Name" },
      hint: { "zh-CN": "客服人员看到的名字", "zh-TW": "客服人員看到的名字", en: "As agents see it" },
      wrong: { "zh-CN": "填 1 到 60 个字", "zh-TW": "填 1 到 60 個字", en: "1 to 60 characters" },
    },
    appId: {
      label: { "zh-CN": "AppID", "zh-TW": "AppID", en: "AppID" },
      hint: { "zh-CN": "wx 开头，共 18 位", "zh-TW": "wx 開頭，共 18 位", en: "wx and 16 more" },
      wrong: {
        "zh-CN": "AppID 是 wx 加 16 位字母或数字",
        "zh-TW": "AppID 是 wx 加 16 位字母或數字",
        en: "An AppID is wx and 16 letters or digits",
      },
    },
    originalId: {
      label: { "zh-CN": "原始 ID", "zh-TW": "原始 ID", en: "Original ID" },
      hint: {
        "zh-CN": "gh_ 开头，在「设置 › 基本设置」里",
        "zh-TW": "gh_ 開頭，在「设置 › 基本设置」裡",
        en: "Begins with gh_, under 设置 › 基本设置",
      },
      wrong: {
        "zh-CN": "原始 ID 是 gh_ 加 6 到 29 位字母或数字",
        "zh-TW": "原始 ID 是 gh_ 加 6 到 29 位字母或數字",
        en: "An original id is gh_ and 6 to 29 letters or digits",
      },
    },
    appSecret: {
      label: { "zh-CN": "AppSecret", "zh-TW": "AppSecret", en: "AppSecret" },
      hint: {
        "zh-CN": "存下后只显示指纹，不再显示原文",
        "zh-TW": "存下後只顯示指紋，不再顯示原文",
        en: "Once saved only a mark of it is shown",
      },
      wrong: {
        "zh-CN": "AppSecret 是 16 到 64 位英文字符，没有空格",
        "zh-TW": "AppSecret 是 16 到 64 位英文字元，沒有空格",
        en: "16 to 64 characters of plain ASCII, no blanks",
      },
    },
    token: {
      label: { "zh-CN": "Token", "zh-TW": "Token", en: "Token" },
      hint: {
        "zh-CN": "由这个浏览器随机生成，也可以自己填",
        "zh-TW": "由這個瀏覽器隨機產生，也可以自己填",
        en: "Made at random by this browser, or your own",
      },
      wrong: {
        "zh-CN": "Token 是 3 到 32 位字母或数字",
        "zh-TW": "Token 是 3 到 32 位字母或數字",
        en: "3 to 32 letters and digits",
      },
    },
    encodingAesKey: {
      label: { "zh-CN": "EncodingAESKey", "zh-TW": "EncodingAESKey", en: "EncodingAESKey" },
      hint: {
        "zh-CN": "由这个浏览器随机生成，也可以粘贴已有的",
        "zh-TW": "由這個瀏覽器隨機產生，也可以貼上已有的",
        en: "Made at random by this browser, or paste the one you have",
      },
      wrong: {
        "zh-CN": "EncodingAESKey 正好 43 位字母或数字",
        "zh-TW": "EncodingAESKey 正好 43 位字母或數字",
        en: "Exactly 43 letters and digits",
      },
    },
  },
  length: { "zh-CN": "{{count}} 位", "zh-TW": "{{count}} 位", en: "{{count}} long" },
  generate: { "zh-CN": "重新生成", "zh-TW": "重新產生", en: "Make another" },
  url: { "zh-CN": "URL（服务器地址）", "zh-TW": "URL（伺服器網址）", en: "URL" },
  unreachable: {
    private: {
      "zh-CN":
        "这个地址只在本机或内网有效，微信连不到。把 PUBLIC_URL 设成公网上的域名，重启服务器，这里会跟着变。",
      "zh-TW":
        "這個網址只在本機或內部網路有效，微信連不到。把 PUBLIC_URL 設成網際網路上的網域，重新啟動伺服器，這裡會跟著變。",
      en: "WeChat cannot come to this address: it leads nowhere outside of this network. Set PUBLIC_URL to a public name and restart the server; it changes here too.",
    },
    port: {
      "zh-CN":
        "微信只连 80（http）和 443（https）端口。让反向代理接这个端口，PUBLIC_URL 里不写端口，再重启服务器。",
      "zh-TW":
        "微信只連 80（http）和 443（https）連接埠。讓反向代理接這個連接埠，PUBLIC_URL 裡不寫連接埠，再重新啟動伺服器。",
      en: "WeChat calls ports 80 (http) and 443 (https) and no other. Let a reverse proxy take that port, set PUBLIC_URL without a port, and restart the server.",
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
    label: { "zh-CN": "采用哪套回复条数", "zh-TW": "採用哪套回覆則數", en: "Which reply numbers apply" },
    guide: {
      label: {
        "zh-CN": "接入指引：进入后 {{entered}} 条，每次用户消息后 {{message}} 条",
        "zh-TW": "接入指引：進入後 {{entered}} 則，每次使用者訊息後 {{message}} 則",
        en: "The guide: {{entered}} on entering, {{message}} after a message",
      },
      effect: {
        "zh-CN": "来源：微信客服消息接入指引。最稳妥：系统提前停止发送，不会因条数被微信拒绝。",
        "zh-TW": "來源：微信客服訊息接入指引。最穩妥：系統提前停止傳送，不會因則數被微信拒絕。",
        en: "Source: the guide to customer-service messages. Safe: the console stops early, and WeChat refuses nothing for the number.",
      },
    },
    current: {
      label: {
        "zh-CN": "微信当前文档：进入后 {{entered}} 条，每次用户消息后 {{message}} 条",
        "zh-TW": "微信目前文件：進入後 {{entered}} 則，每次使用者訊息後 {{message}} 則",
        en: "WeChat's current pages: {{entered}} on entering, {{message}} after a message",
      },
      effect: {
        "zh-CN":
          "来源：微信开放文档（developers.weixin.qq.com）的客服消息介绍页，2024 年 12 月起。若微信对你的小程序仍按旧条数执行，第 4 条会被拒绝。",
        "zh-TW":
          "來源：微信開放文件（developers.weixin.qq.com）的客服訊息介紹頁，2024 年 12 月起。若微信對你的小程式仍依舊則數執行，第 4 則會被拒絕。",
        en: "Source: the introduction of customer-service messages on developers.weixin.qq.com, since December 2024. If WeChat still goes by the older numbers for your mini program, it refuses the 4th reply.",
      },
    },
    unsure: {
      "zh-CN":
        "微信不公示实际执行的条数。不确定时请选接入指引：客服可再尝试一条，微信是否接受会显示在设置里。以后可随时修改。",
      "zh-TW":
        "微信不公示實際執行的則數。不確定時請選接入指引：客服可再嘗試一則，微信是否接受會顯示在設定裡。以後可隨時修改。",
      en: "WeChat shows nowhere which numbers it goes by. If unsure, take the guide's: agents can try one more reply, and the settings then show what WeChat accepted. You can change this at any time.",
    },
  },
  create: { "zh-CN": "保存并继续", "zh-TW": "儲存並繼續", en: "Save and go on" },
  save: { "zh-CN": "保存", "zh-TW": "儲存", en: "Save" },
  sending: { "zh-CN": "正在保存", "zh-TW": "正在儲存", en: "Saving" },
  saved: { "zh-CN": "已保存，立刻生效", "zh-TW": "已儲存，立刻生效", en: "Saved, and in force" },
  copy: { "zh-CN": "复制", "zh-TW": "複製", en: "Copy" },
  copied: { "zh-CN": "已复制", "zh-TW": "已複製", en: "Copied" },
  new_pair: {
    "zh-CN": "换一组新的 Token 和 EncodingAESKey",
    "zh-TW": "換一組新的 Token 和 EncodingAESKey",
    en: "Make a new Token and EncodingAESKey",
  },
  new_pair_hint: {
    "zh-CN": "这一页刷新过，存下的 Token 和 EncodingAESKey 不再显示。还没有粘贴到微信后台的话，换一组新的。",
    "zh-TW":
      "這一頁重新整理過，存下的 Token 和 EncodingAESKey 不再顯示。還沒有貼到微信後台的話，換一組新的。",
    en: "The page was reloaded, and what is saved is not shown again. If you have not pasted it into WeChat's backend yet, make a new pair.",
  },
  secret_kept: {
    "zh-CN": "已保存，不再显示。",
    "zh-TW": "已儲存，不再顯示。",
    en: "Saved, and not shown again.",
  },
  secret_gone: {
    "zh-CN": "已保存，不再显示。忘了就换一个新的。",
    "zh-TW": "已儲存，不再顯示。忘了就換一個新的。",
    en: "Saved, and not shown again. If it is lost, make a new one.",
  },
  mark: { "zh-CN": "指纹 {{mark}}", "zh-TW": "指紋 {{mark}}", en: "mark {{mark}}" },
  test: { "zh-CN": "检查", "zh-TW": "檢查", en: "Check" },
  testing: { "zh-CN": "正在问微信", "zh-TW": "正在問微信", en: "Asking WeChat" },
  accepted: {
    "zh-CN": "微信认这个 AppSecret",
    "zh-TW": "微信認這個 AppSecret",
    en: "WeChat accepts this AppSecret",
  },
  verified: { "zh-CN": "{{at}} 验证通过", "zh-TW": "{{at}} 驗證通過", en: "passed at {{at}}" },
  waiting_check: { "zh-CN": "等微信来验证", "zh-TW": "等微信來驗證", en: "Waiting for WeChat's check" },
  first_push: { "zh-CN": "{{at}} 收到", "zh-TW": "{{at}} 收到", en: "came at {{at}}" },
  waiting_push: { "zh-CN": "等第一次推送", "zh-TW": "等第一次推送", en: "Waiting for the first push" },
  seen: {
    "zh-CN": "最近 {{count}} 次请求被拒绝，最后一次在 {{at}}",
    "zh-TW": "最近 {{count}} 次請求被拒絕，最後一次在 {{at}}",
    en: {
      one: "{{count}} request was refused lately, at {{at}}",
      other: "{{count}} requests were refused lately, the last at {{at}}",
    },
  },
  seen_before: {
    "zh-CN": "以前有 {{count}} 次请求被拒绝，最后一次在 {{at}}；之后的通过了",
    "zh-TW": "以前有 {{count}} 次請求被拒絕，最後一次在 {{at}}；之後的通過了",
    en: {
      one: "{{count}} request was refused before, at {{at}}; what came later passed",
      other: "{{count}} requests were refused before, the last at {{at}}; what came later passed",
    },
  },
  to_settings: { "zh-CN": "去连接设置", "zh-TW": "去連接設定", en: "To the connection settings" },
  trouble: {
    check_signature: {
      what: {
        "zh-CN": "收到了验证请求，但签名不对：Token 不一致",
        "zh-TW": "收到了驗證請求，但簽章不對：Token 不一致",
        en: "A check came, but its signature is wrong: the Tokens differ",
      },
      next: {
        "zh-CN": "核对微信后台填的 Token，和这里保存的必须一样。",
        "zh-TW": "核對微信後台填的 Token，和這裡儲存的必須一樣。",
        en: "The Token in WeChat's backend must be the one saved here.",
      },
    },
    signature: {
      what: {
        "zh-CN": "收到了消息推送，但签名不对：Token 不一致",
        "zh-TW": "收到了訊息推送，但簽章不對：Token 不一致",
        en: "A push came, but its signature is wrong: the Tokens differ",
      },
      next: {
        "zh-CN": "核对微信后台填的 Token，和这里保存的必须一样。",
        "zh-TW": "核對微信後台填的 Token，和這裡儲存的必須一樣。",
        en: "The Token in WeChat's backend must be the one saved here.",
      },
    },
    key: {
      what: {
        "zh-CN": "收到了消息推送，但解不开：EncodingAESKey 或 AppID 不一致",
        "zh-TW": "收到了訊息推送，但解不開：EncodingAESKey 或 AppID 不一致",
        en: "A push came, but could not be opened: EncodingAESKey or AppID differ",
      },
      next: {
        "zh-CN": "核对微信后台的 EncodingAESKey，或把这边的换成后台那一个。",
        "zh-TW": "核對微信後台的 EncodingAESKey，或把這邊的換成後台那一個。",
        en: "Compare the EncodingAESKey in WeChat's backend, or change ours to that one.",
      },
    },
    not_sealed: {
      what: {
        "zh-CN": "收到了消息推送，但没有读到密文",
        "zh-TW": "收到了訊息推送，但沒有讀到密文",
        en: "A push came, but nothing encrypted was found in it",
      },
      next: {
        "zh-CN": "在微信后台也选安全模式，或者这边改成兼容模式。",
        "zh-TW": "在微信後台也選安全模式，或者這邊改成相容模式。",
        en: "Choose Secure in WeChat's backend too, or Compatible on our side.",
      },
    },
    malformed: {
      what: {
        "zh-CN": "收到的请求不像是微信发的",
        "zh-TW": "收到的請求不像是微信送來的",
        en: "A request came that is not like WeChat's",
      },
      next: {
        "zh-CN": "多半是别人在试探，可以不管；一直没有消息时再核对 URL。",
        "zh-TW": "多半是別人在試探，可以不管；一直沒有訊息時再核對 URL。",
        en: "Most likely somebody probing. If no message ever comes, compare the URL.",
      },
    },
    unreadable: {
      what: {
        "zh-CN": "收到了消息推送，但内容读不懂",
        "zh-TW": "收到了訊息推送，但內容讀不懂",
        en: "A push came, but could not be read",
      },
      next: {
        "zh-CN": "它不是微信的 JSON 或 XML。原文已经留存。",
        "zh-TW": "它不是微信的 JSON 或 XML。原文已經留存。",
        en: "It is neither JSON nor XML of WeChat's. The original is kept.",
      },
    },
    timestamp: {
      what: {
        "zh-CN": "收到了明文推送，但时间相差超过 15 分钟",
        "zh-TW": "收到了明文推送，但時間相差超過 15 分鐘",
        en: "A push came in plain mode, but its time is more than 15 minutes off",
      },
      next: {
        "zh-CN": "请校准本服务器的时钟。时钟无误时，可能有人在重放旧请求，请改用安全模式。",
        "zh-TW": "請校準本伺服器的時鐘。時鐘無誤時，可能有人在重送舊請求，請改用安全模式。",
        en: "Set the clock of this server. If it is right, somebody may be repeating an old request: choose Secure.",
      },
    },
  },
  done: { "zh-CN": "连接好了", "zh-TW": "連接好了", en: "Connected" },
  open: { "zh-CN": "打开工作台", "zh-TW": "開啟工作台", en: "Open the console" },
  later: {
    "zh-CN": "稍后再做，先打开工作台",
    "zh-TW": "稍後再做，先開啟工作台",
    en: "Later: open the console first",
  },
  unknown: {
    what: {
      "zh-CN": "没有得到微信的回答（{{cause}}）",
      "zh-TW": "沒有得到微信的回答（{{cause}}）",
      en: "No answer from WeChat ({{cause}})",
    },
    next: {
      "zh-CN": "检查这台服务器能不能访问 api.weixin.qq.com，再试一次。",
      "zh-TW": "檢查這台伺服器能不能連到 api.weixin.qq.com，再試一次。",
      en: "See whether this server reaches api.weixin.qq.com, then check again.",
    },
  },
  address_unknown: { "zh-CN": "（微信没有说）", "zh-TW": "（微信沒有說）", en: "(WeChat did not say)" },
  errcode: {
    "40001": {
      what: { "zh-CN": "AppSecret 不对", "zh-TW": "AppSecret 不對", en: "The AppSecret is wrong" },
      next: {
        "zh-CN":
          "请先核对是否填错。确需重置时注意：重置后，所有使用旧 AppSecret 的服务立即失效，要一起更换。",
        "zh-TW":
          "請先核對是否填錯。確需重設時注意：重設後，所有使用舊 AppSecret 的服務立即失效，要一起更換。",
        en: "Check it for typing errors first. Resetting it stops every service that uses the old AppSecret at once, so change it there too.",
      },
    },
    "40002": {
      what: {
        "zh-CN": "微信不认这种凭证请求",
        "zh-TW": "微信不認這種憑證請求",
        en: "WeChat does not know this kind of request",
      },
      next: {
        "zh-CN": "请核对 WECHAT_API_URL 是不是微信的地址。",
        "zh-TW": "請核對 WECHAT_API_URL 是不是微信的網址。",
        en: "See whether WECHAT_API_URL is WeChat's.",
      },
    },
    "40013": {
      what: {
        "zh-CN": "微信不认识这个 AppID",
        "zh-TW": "微信不認識這個 AppID",
        en: "WeChat does not know this AppID",
      },
      next: {
        "zh-CN": "核对 AppID；填错时连接正确的那个，再到这一个的连接设置里移除它。",
        "zh-TW": "核對 AppID；填錯時連接正確的那個，再到這一個的連接設定裡移除它。",
        en: "Compare it. If it is mistyped, connect the right one, and remove this one in its connection settings.",
      },
    },
    "40125": {
      what: { "zh-CN": "AppSecret 不对", "zh-TW": "AppSecret 不對", en: "The AppSecret is wrong" },
      next: {
        "zh-CN":
          "请先核对是否填错。确需重置时注意：重置后，所有使用旧 AppSecret 的服务立即失效，要一起更换。",
        "zh-TW":
          "請先核對是否填錯。確需重設時注意：重設後，所有使用舊 AppSecret 的服務立即失效，要一起更換。",
        en: "Check it for typing errors first. Resetting it stops every service that uses the old AppSecret at once, so change it there too.",
      },
    },
    "40164": {
      what: {
        "zh-CN": "微信看到我们的地址是 {{address}}，不在 IP 白名单里",
        "zh-TW": "微信看到我們的位址是 {{address}}，不在 IP 白名單裡",
        en: "WeChat sees us at {{address}}, which is not on the IP whitelist",
      },
      next: {
        "zh-CN": "在「开发管理 › 开发设置 › IP 白名单」里加上这个地址，几分钟后再检查。",
        "zh-TW": "在「开发管理 › 开发设置 › IP 白名单」裡加上這個位址，幾分鐘後再檢查。",
        en: "Add this address under 开发管理 › 开发设置 › IP 白名单, and check again in a few minutes.",
      },
    },
    "40243": {
      what: { "zh-CN": "AppSecret 被冻结了", "zh-TW": "AppSecret 被凍結了", en: "The AppSecret is frozen" },
      next: {
        "zh-CN": "在微信后台解除冻结后再检查。",
        "zh-TW": "在微信後台解除凍結後再檢查。",
        en: "Unfreeze it in WeChat's backend, then check again.",
      },
    },
    "45009": {
      what: {
        "zh-CN": "今天的调用次数用完了",
        "zh-TW": "今天的呼叫次數用完了",
        en: "Today's calls are used up",
      },
      next: {
        "zh-CN": "明天再检查，或在微信后台清零。",
        "zh-TW": "明天再檢查，或在微信後台歸零。",
        en: "Check tomorrow, or clear the count in WeChat's backend.",
      },
    },
    "45011": {
      what: { "zh-CN": "问得太频繁", "zh-TW": "問得太頻繁", en: "Asked too often" },
      next: { "zh-CN": "等一分钟再检查。", "zh-TW": "等一分鐘再檢查。", en: "Check again in a minute." },
    },
    "50001": {
      what: {
        "zh-CN": "这个小程序没有这个接口的权限",
        "zh-TW": "這個小程式沒有這個 API 的權限",
        en: "The mini program lacks this permission",
      },
      next: {
        "zh-CN": "核对小程序的类目和认证。",
        "zh-TW": "核對小程式的類別和認證。",
        en: "See its category and verification.",
      },
    },
    "50002": {
      what: {
        "zh-CN": "这个小程序被限制了",
        "zh-TW": "這個小程式被限制了",
        en: "The mini program is restricted",
      },
      next: {
        "zh-CN": "登录微信后台看通知，处理后再检查。",
        "zh-TW": "登入微信後台看通知，處理後再檢查。",
        en: "See the notices in WeChat's backend, then check again.",
      },
    },
    "89503": {
      what: {
        "zh-CN": "微信要管理员确认这个 IP 的调用",
        "zh-TW": "微信要管理員確認這個 IP 的呼叫",
        en: "An admin must confirm calls from this IP",
      },
      next: {
        "zh-CN": "请小程序管理员在微信里确认，再检查。",
        "zh-TW": "請小程式管理員在微信裡確認，再檢查。",
        en: "Let them confirm in WeChat, then check again.",
      },
    },
    "89506": {
      what: {
        "zh-CN": "管理员今天拒绝过这个 IP 两次",
        "zh-TW": "管理員今天拒絕過這個 IP 兩次",
        en: "An admin refused this IP twice today",
      },
      next: {
        "zh-CN": "24 小时后再试，并先告诉管理员。",
        "zh-TW": "24 小時後再試，並先告訴管理員。",
        en: "Talk to them, and try again in 24 hours.",
      },
    },
    "89507": {
      what: {
        "zh-CN": "管理员刚拒绝了这个 IP",
        "zh-TW": "管理員剛拒絕了這個 IP",
        en: "An admin just refused this IP",
      },
      next: {
        "zh-CN": "1 小时后再试，并先告诉管理员。",
        "zh-TW": "1 小時後再試，並先告訴管理員。",
        en: "Talk to them, and try again in an hour.",
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
      next: { "zh-CN": "过几秒再检查。", "zh-TW": "過幾秒再檢查。", en: "Check again in a few seconds." },
    },
    credentials: {
      what: {
        "zh-CN": "微信不认这些凭证（{{errcode}}）",
        "zh-TW": "微信不認這些憑證（{{errcode}}）",
        en: "WeChat does not accept these credentials ({{errcode}})",
      },
      next: {
        "zh-CN": "核对 AppID 和 AppSecret。",
        "zh-TW": "核對 AppID 和 AppSecret。",
        en: "Compare AppID and AppSecret.",
      },
    },
    address_not_allowed: {
      what: {
        "zh-CN": "微信不许这个地址调用（{{errcode}}）",
        "zh-TW": "微信不許這個位址呼叫（{{errcode}}）",
        en: "WeChat allows no calls from this address ({{errcode}})",
      },
      next: {
        "zh-CN": "核对 IP 白名单：{{address}}。",
        "zh-TW": "核對 IP 白名單：{{address}}。",
        en: "See the IP whitelist: {{address}}.",
      },
    },
    quota_used: {
      what: {
        "zh-CN": "调用次数用完了（{{errcode}}）",
        "zh-TW": "呼叫次數用完了（{{errcode}}）",
        en: "The calls are used up ({{errcode}})",
      },
      next: { "zh-CN": "明天再检查。", "zh-TW": "明天再檢查。", en: "Check tomorrow." },
    },
    too_fast: {
      what: {
        "zh-CN": "问得太频繁（{{errcode}}）",
        "zh-TW": "問得太頻繁（{{errcode}}）",
        en: "Asked too often ({{errcode}})",
      },
      next: { "zh-CN": "等一分钟再检查。", "zh-TW": "等一分鐘再檢查。", en: "Check again in a minute." },
    },
    not_authorised: {
      what: {
        "zh-CN": "没有这个接口的权限（{{errcode}}）",
        "zh-TW": "沒有這個 API 的權限（{{errcode}}）",
        en: "This permission is missing ({{errcode}})",
      },
      next: {
        "zh-CN": "核对小程序的类目和认证。",
        "zh-TW": "核對小程式的類別和認證。",
        en: "See category and verification.",
      },
    },
    account_restricted: {
      what: {
        "zh-CN": "这个小程序被限制了（{{errcode}}）",
        "zh-TW": "這個小程式被限制了（{{errcode}}）",
        en: "The mini program is restricted ({{errcode}})",
      },
      next: {
        "zh-CN": "登录微信后台看通知。",
        "zh-TW": "登入微信後台看通知。",
        en: "See the notices in WeChat's backend.",
      },
    },
    other: {
      what: {
        "zh-CN": "微信拒绝了，错误码 {{errcode}}",
        "zh-TW": "微信拒絕了，錯誤碼 {{errcode}}",
        en: "WeChat refused with errcode {{errcode}}",
      },
      next: {
        "zh-CN": "在微信开放文档里查这个错误码，处理后再检查。",
        "zh-TW": "在微信開放文件裡查這個錯誤碼，處理後再檢查。",
        en: "Look the errcode up in WeChat's documents, then check again.",
      },
    },
  },
  settings: {
    wrapping_hint: {
      "zh-CN":
        "JSON 和 XML 都能读，加密的也都能解。改成安全模式前先改微信后台：保存后，没有加密的一概不收。要从安全模式改走，先改这里。",
      "zh-TW":
        "JSON 和 XML 都能讀，加密的也都能解。改成安全模式前先改微信後台：儲存後，沒有加密的一概不收。要從安全模式改走，先改這裡。",
      en: "JSON and XML are read, and what is encrypted is opened, whichever is chosen. Before you choose Secure, change WeChat's backend: once saved, nothing unencrypted is taken. To leave Secure, begin here.",
    },
    from_file: {
      "zh-CN":
        "这个账号写在 ACCOUNTS_FILE 里：在这里改过的值一直有效，直到文件里的那一项改变；那时服务器启动后以文件为准。",
      "zh-TW":
        "這個帳號寫在 ACCOUNTS_FILE 裡：在這裡改過的值一直有效，直到檔案裡的那一項改變；那時伺服器啟動後以檔案為準。",
      en: "This account is in ACCOUNTS_FILE: what is changed here stands until that field changes in the file; the next start then goes by the file.",
    },
    changed: { "zh-CN": "{{at}} 改过", "zh-TW": "{{at}} 改過", en: "changed at {{at}}" },
    checked: {
      "zh-CN": "微信验证通过：{{at}}",
      "zh-TW": "微信驗證通過：{{at}}",
      en: "Checked by WeChat: {{at}}",
    },
    first_push: { "zh-CN": "第一次推送：{{at}}", "zh-TW": "第一次推送：{{at}}", en: "First push: {{at}}" },
    never_changed: {
      "zh-CN": "连接以来没有改过",
      "zh-TW": "連接以來沒有改過",
      en: "as it was when it was connected",
    },
    identity: { "zh-CN": "小程序", "zh-TW": "小程式", en: "Mini program" },
    rename: { "zh-CN": "改名", "zh-TW": "改名", en: "Rename" },
    renamed: { "zh-CN": "已改名", "zh-TW": "已改名", en: "Renamed" },
    renamed_meanwhile: {
      "zh-CN": "别的管理员刚把它改名为「{{name}}」。保存会覆盖对方的。",
      "zh-TW": "別的管理員剛把它改名為「{{name}}」。儲存會覆蓋對方的。",
      en: "Another admin has just called it “{{name}}”. Saving replaces theirs.",
    },
    cancel_rename: { "zh-CN": "不改了", "zh-TW": "不改了", en: "Keep it" },
    credentials: { "zh-CN": "凭证", "zh-TW": "憑證", en: "Credentials" },
    push: { "zh-CN": "消息推送", "zh-TW": "訊息推送", en: "Message push" },
    change_secret: { "zh-CN": "换 AppSecret", "zh-TW": "換 AppSecret", en: "Change AppSecret" },
    change_token: { "zh-CN": "换 Token", "zh-TW": "換 Token", en: "Change Token" },
    rotate: { "zh-CN": "更换 EncodingAESKey", "zh-TW": "更換 EncodingAESKey", en: "Change EncodingAESKey" },
    rotate_hint: {
      "zh-CN": "新密钥立刻生效，旧的暂时还能解开路上的消息，直到你结束更换。",
      "zh-TW": "新金鑰立刻生效，舊的暫時還能解開路上的訊息，直到你結束更換。",
      en: "The new key counts at once; the old one still opens messages on their way, until you end the change.",
    },
    rotate_begin: { "zh-CN": "换成新密钥", "zh-TW": "換成新金鑰", en: "Change to the new key" },
    rotate_token: {
      "zh-CN": "同时换一个新的 Token",
      "zh-TW": "同時換一個新的 Token",
      en: "And make a new Token too",
    },
    rotating: {
      "zh-CN": "{{at}} 起正在更换：新旧密钥都能解开消息",
      "zh-TW": "{{at}} 起正在更換：新舊金鑰都能解開訊息",
      en: "Being changed since {{at}}: both keys open messages",
    },
    rotating_paste: {
      "zh-CN": "把新的值填到微信后台并提交。收到用新密钥加密的消息后，就可以结束更换。",
      "zh-TW": "把新的值填到微信後台並提交。收到用新金鑰加密的訊息後，就可以結束更換。",
      en: "Put the new values into WeChat's backend and submit. Once a message came with the new key, end the change.",
    },
    rotating_seen: {
      "zh-CN": "已经收到用新密钥加密的消息，可以结束更换",
      "zh-TW": "已經收到用新金鑰加密的訊息，可以結束更換",
      en: "A message came with the new key: the change can be ended",
    },
    rotating_old: {
      "zh-CN": "收到的消息还在用旧密钥：微信后台还没有换",
      "zh-TW": "收到的訊息還在用舊金鑰：微信後台還沒有換",
      en: "Messages still come with the old key: WeChat's backend has not changed yet",
    },
    rotate_end: {
      "zh-CN": "结束更换，停用旧密钥",
      "zh-TW": "結束更換，停用舊金鑰",
      en: "End the change, drop the old key",
    },
    cancel: { "zh-CN": "不换了", "zh-TW": "不換了", en: "Leave it" },
    remove: { "zh-CN": "移除这个小程序", "zh-TW": "移除這個小程式", en: "Remove this mini program" },
    remove_hint: {
      "zh-CN": "用来移除连错的小程序，比如 AppID 填错了：还没有用户来过。",
      "zh-TW": "用來移除連錯的小程式，例如 AppID 填錯了：還沒有使用者來過。",
      en: "For one connected by mistake, with a mistyped AppID say: no customer has come yet.",
    },
    remove_question: {
      "zh-CN": "移除「{{name}}」？",
      "zh-TW": "移除「{{name}}」？",
      en: "Remove “{{name}}”?",
    },
    remove_leads_to: {
      "zh-CN": "里面的人全部解除绑定，密钥删除，微信为它发来的请求不再接收。以后可以再连接。",
      "zh-TW": "裡面的人全部解除綁定，金鑰刪除，微信為它發來的請求不再接收。以後可以重新連接。",
      en: "Everybody in it is unbound, its secrets are deleted, and WeChat's requests for it are refused. It can be connected again later.",
    },
    removed: { "zh-CN": "已移除", "zh-TW": "已移除", en: "Removed" },
  },
} as const satisfies Messages;
