export const firstSteps = {
  title: "第一次对话",
  all_done: "第一次对话完成了",
  go_on: "按 {{mod}} K 再按 ? 看所有快捷键，按两次 {{mod}} K 找会话、用户和命令。",
  progress: "{{of}} 步里完成了 {{count}} 步",
  put_away: "收起，不再显示",
  done: "完成：",
  open_phones: "在新窗口打开",
  step: {
    phones: { demo: "打开手机页", wechat: "打开小程序" },
    written: { demo: "以用户的身份写一句", wechat: "从小程序里写一句" },
    picked_up: { demo: "接入这个会话", wechat: "接入这个会话" },
    answered: { demo: "回复这位用户", wechat: "回复这位用户" },
    arrived: { demo: "在手机上看到回复", wechat: "在微信里看到回复" },
  },
  hint: {
    phones: { demo: "那里有几部模拟的手机，用来扮演用户。", wechat: "用自己的手机扮演用户。" },
    written: {
      demo: "在任意一部手机上打字，发送。这里的待接入会多一位。",
      wechat: "用自己的手机打开小程序，点客服按钮，发一句话。",
    },
    picked_up: {
      demo: "点「接入下一位」，或按 N。",
      wechat: "点「接入下一位」，或按 N。",
    },
    answered: {
      demo: "在输入框写一句，按 Enter 发出。",
      wechat: "在输入框写一句，按 Enter 发出。",
    },
    arrived: {
      demo: "回复旁出现一个勾，就是微信收下了；手机页上能看到。",
      wechat: "回复旁出现一个勾，就是微信收下了；看看手机。",
    },
  },
  touch: { picked_up: "点「接入下一位」。", answered: "在输入框写一句，发出。" },
  next: {
    go: "去连接设置",
    verify: {
      title: "还差一步：验证推送地址",
      hint: "把推送地址、Token 和密钥填进微信后台，点提交。",
    },
    push: {
      title: "已验证，还没有收到消息",
      hint: "从小程序里发一句话试试；没来的话看看消息推送有没有启用。",
    },
    trouble: {
      title: "微信的推送对不上",
      hint: "收到了请求，但签名或密钥不对，消息没有进来。",
    },
    secret: {
      title: "微信不认这个 AppID 或 AppSecret",
      hint: "错误码 {{errcode}}，{{replies}}。在微信后台看一下 AppSecret（必要时重置），填到这里。",
    },
    address: {
      title: "微信不放行这台服务器的 IP",
      hint: "错误码 {{errcode}}，{{replies}}。把 {{address}} 加进小程序后台的 IP 白名单。",
    },
    token: {
      title: "微信不认 access_token",
      hint: "错误码 {{errcode}}，回复发不出去。看看是不是还有别的系统也在取这个小程序的 access_token。",
    },
    restricted: {
      title: "微信冻结了这个小程序",
      hint: "错误码 {{errcode}}，回复发不出去。登录微信后台看通知；解冻后发出第一条回复，这条提示就会消失。",
    },
    not_granted: {
      title: "微信不让这个小程序发客服消息",
      hint: "错误码 {{errcode}}，回复发不出去。登录微信后台，看客服消息的权限是没有开通还是被封；恢复后发出第一条回复，这条提示就会消失。",
    },
    quota: {
      title: "今天的接口次数用完了",
      hint: "错误码 {{errcode}}，回复发不出去。等到明天，或在微信后台清零；之后发出第一条回复，这条提示就会消失。",
    },
    own_address: "服务器的出口 IP",
    no_reply: "回复发不出去",
    replies_until: "回复只能发到 {{time}}",
  },
};
