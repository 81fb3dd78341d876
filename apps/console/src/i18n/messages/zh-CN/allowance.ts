export const allowance = {
  title: "采用哪套额度",
  effect:
    "系统按这里的数字计算还能回复几条、到什么时候。微信另有说法时以微信为准，并立刻改正。从用户下一次动作起生效。",
  numbers: "点按钮进入：{{entered}} 条，{{enteredTime}}内；用户发消息：{{message}} 条，{{messageTime}}内。",
  guide: { label: "按接入指引", effect: "微信客服消息接入指引里的数字，最稳妥。" },
  current: { label: "按当前文档", effect: "2024 年 12 月起微信文档写的数字。" },
  own: {
    label: "自定义",
    effect: "微信给你的账号另有额度时，自己填写。",
    title: "自定义额度",
    hint: "填得比微信实际放行的多，超出的回复会发送失败。",
    entered: "点按钮进入",
    message: "用户发来消息",
    replies_of: "{{act}}：条数",
    time_of: "{{act}}：时间",
    ranges: "0 到 100 条；进入 {{entered}}，消息 {{message}}",
  },
  evidence: {
    title: "微信在此账号的实际表现",
    accepted: "微信接受了一次用户消息后的第 {{number}} 条回复：{{at}}",
    refused: "微信拒绝了一次用户消息后的第 {{number}} 条回复：{{at}}",
    unsure: "从微信网页版客服发出的回复也可能计入，此处无法统计。",
    proposed_other: "据此，每次用户消息后可回复 {{count}} 条。保存前不会改变。",
    use: "采用这个条数",
  },
};
