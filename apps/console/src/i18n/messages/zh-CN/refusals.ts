import type { RefusalCode } from "@jieru/shared/protocol/refusals";

interface Words {
  /** What happened. */
  what: string;
  /** What to do now. */
  next: string;
}

const codes = {
  session_not_found: { what: "没有这个会话", next: "它可能已经不归你了，回到列表看看。" },
  already_picked_up: { what: "{{agentName}} 已接入", next: "可以接入下一位。" },
  session_ended: { what: "会话已结束", next: "用户再来会开始新的会话。" },
  session_waiting: { what: "会话还在等待接入", next: "请先接入。" },
  session_inactive: { what: "会话待激活", next: "重新接入后可以继续回复。" },
  session_not_inactive: { what: "会话已经在进行中", next: "可以直接回复。" },
  not_owner: { what: "会话现在归 {{agentName}}", next: "需要时请对方转接给你。" },
  reply_allowance_used: { what: "下发额度已用完", next: "等用户发来新消息。" },
  reply_window_closed: { what: "回复窗口已关闭", next: "等用户发来新消息。" },
  over_capacity: { what: "已满 {{load}}/{{capacity}}", next: "先结束一个会话，或调高容量。" },
  message_not_found: { what: "没有这条消息", next: "重新载入看看。" },
  message_not_unconfirmed: { what: "这条消息已有结果", next: "不需要再次发送。" },
  message_sent_again: { what: "这条已经再次发送过了", next: "往下看再次发送的结果。" },
  client_message_id_reused: { what: "这条回复的编号用过了", next: "请再次发送。" },
  text_too_long: { what: "超出字节上限 {{limit}}", next: "缩短，或拆成几条发送。" },
  text_empty: { what: "没有内容", next: "写点什么再发送。" },
  tag_limit_reached: { what: "这位用户已有 {{limit}} 个标签", next: "先去掉一个再加。" },
  note_too_long: { what: "备注超过 {{limit}} 字", next: "缩短，或分成几条。" },
  media_not_found: { what: "图片不在了", next: "请重新选择图片。" },
  not_an_image: { what: "这不是图片", next: "请换成 JPG、PNG 或 GIF。" },
  image_too_large: { what: "图片太大", next: "请缩小尺寸，压缩到 {{megabytes}} MB 以内；动图请减少帧数。" },
  no_room_for_images: { what: "服务器存不下图片了", next: "请告诉管理员；文字照常。" },
  agent_not_found: { what: "没有这位客服", next: "对方可能已被解除绑定，请换一位。" },
  agent_not_available: { what: "对方现在不能接", next: "请换一位在线的客服。" },
  agent_limit_reached: { what: "已满 {{limit}} 人", next: "先解绑一位才能邀请。" },
  already_bound: { what: "你已经绑定这个账号", next: "直接打开工作台即可。" },
  last_admin: { what: "这是最后一位管理员", next: "先让另一位成为管理员。" },
  invitation_invalid: { what: "邀请已失效", next: "请管理员重新发一个。" },
  own_replies_missing: { what: "还没有填写自定义额度", next: "请填写，或选用一个预设。" },
  next_opening_unknown: {
    what: "没有下次开始营业的时间可说",
    next: "请去掉自动回复里的 {opens}，或先设好营业时间。",
  },
  quick_reply_not_found: { what: "这条快捷回复已经不在了", next: "列表已经更新，换一条。" },
  quick_reply_limit_reached: { what: "快捷回复已满 {{limit}} 条", next: "先删掉用不上的。" },
  shortcut_taken: { what: "「{{title}}」已经用了 /{{shortcut}}", next: "换一个快捷词，或先改那一条。" },
  draft_changed: { what: "草稿在别处改过", next: "以较新的为准。" },
  view_not_found: { what: "这个视图已经不在了", next: "列表已经更新。" },
  view_name_taken: { what: "已经有同名的视图", next: "换个名字。" },
  view_limit_reached: { what: "视图已满 {{limit}} 个", next: "先删掉用不上的。" },
  draft_limit_reached: { what: "草稿太多", next: "先发出或清掉一些；这一份还在这台设备上。" },
  api_key_invalid: { what: "密钥无效", next: "请管理员新建一个。" },
  api_key_not_found: { what: "这个密钥已经作废", next: "列表已经更新。" },
  api_key_limit_reached: { what: "密钥已满 {{limit}} 个", next: "先作废不用的。" },
  webhook_not_found: { what: "这个 Webhook 已经没有了", next: "列表已经更新。" },
  webhook_limit_reached: { what: "Webhook 已满 {{limit}} 个", next: "先移除不用的。" },
  webhook_url_refused: { what: "不能用这个地址", next: "请填公网的 https 地址。" },
  webhooks_silent: { what: "这台服务器不推送事件，也不发送测试", next: "它启动时设了 WEBHOOKS=off。" },
  app_id_taken: { what: "这个小程序已经连接过了", next: "请它的管理员邀请你，或检查 AppID。" },
  aes_key_missing: { what: "还没有 EncodingAESKey", next: "先更换消息加密密钥，再选兼容或安全模式。" },
  account_in_use: { what: "这个小程序已经有用户了", next: "它会保留，这样用户的内容不会丢。" },
  account_in_file: {
    what: "这个小程序写在 ACCOUNTS_FILE 里",
    next: "先从文件里去掉并重启服务器，再在这里移除。",
  },
  last_account: { what: "这是唯一的小程序", next: "先连接另一个。" },
  account_not_found: { what: "没有这个小程序账号", next: "换一个账号，或请管理员邀请你。" },
  browser_is_new: {
    what: "这里也是新浏览器，不能替登录着的另一个确认",
    next: "到以前用过的浏览器里确认，或者先在那边退出。",
  },
  not_allowed: { what: "你没有这个权限", next: "需要时请主管处理。" },
  not_bound: { what: "你没有绑定这个账号", next: "请管理员发邀请。" },
  not_signed_in: { what: "登录已失效", next: "请重新扫码登录。" },
  too_many_requests: { what: "一分钟内操作太多", next: "等 {{retryAfterSeconds}} 秒再试。" },
  upload_limit_reached: { what: "一天内上传的图片太多", next: "先把选好的发出去，或者等一等。" },
  export_under_way: { what: "你还有一份聊天记录正在导出", next: "等它导完，或者先取消它。" },
  server_busy: { what: "服务器正忙", next: "稍等几秒再试。" },
  database_unavailable: { what: "数据库暂时不可用", next: "恢复后会自动继续。" },
} satisfies Record<RefusalCode, Words>;

export const refusals = { ...codes, someone: "另一位同事", joint: "。" };
